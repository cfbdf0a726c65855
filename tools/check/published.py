"""Looks at the modules as a release publishes them: REPOSITORY [THE-SAME-BUILT-AGAIN]

Each has a jar that is a module, its sources, its Javadoc, a POM that needs no other, and a
CycloneDX list of what it brings, with licences; both builds have the same bytes. Prints the
licences, and ends with 1 and every problem if there is one.
"""

import json
import re
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

# What each module brings by its own choice; what these bring is listed as well.
BRINGS = {
    "clockwork-core": {"jackson-databind", "jgrapht-core", "slf4j-api", "snakeyaml-engine"},
    "clockwork-airflow": {"clockwork-core"},
    "clockwork-docker": {"clockwork-core", "docker-java-core", "guava"},
    "clockwork-git": {"clockwork-core", "org.eclipse.jgit"},
    "clockwork-junit": {"clockwork-core", "assertj-core", "junit-jupiter-api"},
    "clockwork-cli": {"clockwork-core", "clockwork-docker", "picocli", "oras-java-sdk"},
}
# Those that an application under any licence may use as a library.
LICENCES = {
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Bouncy Castle Licence",
    "EPL-2.0",
    "Eclipse Public License (EPL) 2.0",  # as JGraphT writes it
    "LGPL-2.1-or-later",
    "MIT",
}
POM = "{http://maven.apache.org/POM/4.0.0}"


def artifact(repository, module, ending):
    [folder] = (repository / "io/clockwork" / module).glob("*/")
    return folder / f"{module}-{folder.name}{ending}"


def files_of(repository, module):
    endings = [".pom", ".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json"]
    files = [artifact(repository, module, ending) for ending in endings]
    return [f"{file.name} is missing" for file in files if not file.exists()]


def module_of(repository, module):
    with zipfile.ZipFile(artifact(repository, module, ".jar")) as jar:
        names = set(jar.namelist())
        manifest = jar.read("META-INF/MANIFEST.MF").decode()
    named = "module-info.class" in names or "\nAutomatic-Module-Name: io.clockwork." in manifest
    problems = [] if named else [f"{module}: the jar is no named module"]
    with zipfile.ZipFile(artifact(repository, module, "-sources.jar")) as jar:
        sources = set(jar.namelist())
    classes = [name.removesuffix(".class") for name in sorted(names) if name.endswith(".class")]
    problems += [
        f"{module}: the source of {name}.class is missing"
        for name in classes
        if "$" not in name and f"{name}.java" not in sources
    ]
    with zipfile.ZipFile(artifact(repository, module, "-javadoc.jar")) as jar:
        if "index.html" not in jar.namelist():
            problems.append(f"{module}: the Javadoc has no first page")
    return problems


def pom_of(repository, module):
    text = artifact(repository, module, ".pom").read_text()
    pom = ElementTree.fromstring(text)
    problems = []
    if pom.find(f"{POM}parent") is not None:
        problems.append(f"{module}: the POM needs a parent that is not published")
    if "${" in text or "SNAPSHOT" in text:
        problems.append(f"{module}: the POM names something that only this build knows")
    for part in ["name", "description", "licenses"]:
        if pom.find(f"{POM}{part}") is None:
            problems.append(f"{module}: the POM has no {part}")
    for dependency in pom.iterfind(f"{POM}dependencies/{POM}dependency"):
        if dependency.find(f"{POM}version") is None:
            problems.append(f"{module}: {dependency.find(f'{POM}artifactId').text} has no version")
    return problems


def components_of(repository, module):
    bill = json.loads(artifact(repository, module, "-cyclonedx.json").read_text())
    return {component["purl"]: component for component in bill["components"]}


def licences_of(component):
    licences = [entry.get("license", entry) for entry in component.get("licenses", [])]
    return {found.get("id") or found.get("name") or found["expression"] for found in licences}


def bill_of(repository, module):
    components = components_of(repository, module)
    missing = BRINGS[module] - {component["name"] for component in components.values()}
    problems = [f"{module}: {name} is not in the list" for name in sorted(missing)]
    for purl, component in sorted(components.items()):
        if not licences_of(component) & LICENCES:
            found = ", ".join(sorted(licences_of(component))) or "none"
            problems.append(f"{module}: {purl} has a licence that nobody has looked at: {found}")
    return problems


def versions_of(repository):
    pom = ElementTree.parse(artifact(repository, "clockwork-bom", ".pom")).getroot()
    listed = {entry.text for entry in pom.iter(f"{POM}artifactId")} - {"clockwork-bom"}
    return [] if listed == set(BRINGS) else [f"the BOM lists {sorted(listed)}"]


def differences(first, second):
    return [
        f"{file.name} is not the same when it is built again"
        for file in sorted((first / "io/clockwork").rglob("*"))
        if re.search(r"\.(jar|json|pom)$", file.name)
        if file.read_bytes() != (second / file.relative_to(first)).read_bytes()
    ]


def main(first, *second):
    repository = Path(first)
    problems = [problem for module in BRINGS for problem in files_of(repository, module)]
    if not problems:
        problems = versions_of(repository)
        for module in BRINGS:
            problems += module_of(repository, module)
            problems += pom_of(repository, module)
            problems += bill_of(repository, module)
        for other in second:
            problems += differences(repository, Path(other))
    if problems:
        sys.exit("\n".join(problems))
    everything = {}
    for module in BRINGS:
        everything |= components_of(repository, module)
    for purl, component in sorted(everything.items()):
        print(f"{purl}: {' or '.join(sorted(licences_of(component)))}")
    print(f"published: {len(BRINGS)} modules and the BOM, {len(everything)} components in their lists")


if __name__ == "__main__":
    main(*sys.argv[1:])
