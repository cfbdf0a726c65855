"""Writes the project that the README's chapter on testing describes: README FOLDER REPOSITORY-URL [GUIDE].

With the guide to testing, for the older JUnit, as that page says.
"""

import re
import sys
from pathlib import Path


def blocks(text, language):
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def for_older_junit(pom, guide):
    """Its versions first of all that are managed, and the same for the one dependency that says its own."""
    [bom] = blocks(Path(guide).read_text(), "xml")
    managed = "<dependencyManagement>\n    <dependencies>\n"
    if managed not in pom:
        raise ValueError("the README's project manages no versions")
    version = re.search(r"<version>(.*)</version>", bom).group(1)
    pom = pom.replace(managed, managed + bom)
    jupiter = r"(<artifactId>junit-jupiter</artifactId>\s*<version>)[^<]*"
    return re.sub(jupiter, rf"\g<1>{version}", pom)


def main(readme, folder, repository, guide=None):
    text = Path(readme).read_text()
    chapter = text[text.index("\n## Testing\n") :]
    chapter = chapter[: chapter.index("\n## ", 1)]
    [pom] = blocks(chapter, "xml")
    [test] = blocks(chapter, "java")
    if guide:
        pom = for_older_junit(pom, guide)
    # The one thing a reader has and this project has not: a local repository with the modules in it.
    found = f"""  <repositories>
    <repository>
      <id>built</id>
      <url>{repository}</url>
      <snapshots><enabled>true</enabled></snapshots>
    </repository>
  </repositories>
</project>"""
    files = {
        "pom.xml": pom.replace("</project>", found),
        "clockwork.yaml": blocks(text, "yaml")[0],
        "powers.py": blocks(text, "python")[0],
        re.search(r"`(src/test/java/\S+\.java)`", chapter).group(1): test,
    }
    for name, content in files.items():
        file = Path(folder) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)


if __name__ == "__main__":
    main(*sys.argv[1:])
