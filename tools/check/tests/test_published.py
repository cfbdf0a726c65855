"""What published.py finds wrong with a repository: one thing at a time."""

import json
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).parent.parent))
import published

POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <artifactId>{module}</artifactId>
  <name>a</name><description>b</description><licenses/>
  <dependencies>
    <dependency><artifactId>guava</artifactId><version>20.0</version></dependency>
  </dependencies>
</project>"""
BOM = POM.replace("<artifactId>guava<", "<artifactId>clockwork-core<")


class PublishedTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.repository = Path(folder.name) / "first"
        brings = mock.patch.object(published, "BRINGS", {"clockwork-core": {"guava"}})
        brings.start()
        self.addCleanup(brings.stop)
        self.jar(".jar", {"module-info.class": "", "a/A.class": "", "META-INF/MANIFEST.MF": ""})
        self.jar("-sources.jar", {"a/A.java": "", "module-info.java": ""})
        self.jar("-javadoc.jar", {"index.html": ""})
        self.write("clockwork-core", ".pom", POM.format(module="clockwork-core"))
        self.write("clockwork-bom", ".pom", BOM.format(module="clockwork-bom"))
        self.bill("Apache-2.0")

    def place(self, module, ending):
        file = self.repository / "io/clockwork" / module / "1.0" / f"{module}-1.0{ending}"
        file.parent.mkdir(parents=True, exist_ok=True)
        return file

    def write(self, module, ending, text):
        self.place(module, ending).write_text(text)

    def jar(self, ending, entries):
        with zipfile.ZipFile(self.place("clockwork-core", ending), "w") as jar:
            for name, text in entries.items():
                jar.writestr(name, text)

    def bill(self, licence):
        component = {"name": "guava", "purl": "pkg:maven/guava@20.0"}
        component["licenses"] = [{"license": {"id": licence}}]
        self.write("clockwork-core", "-cyclonedx.json", json.dumps({"components": [component]}))

    def problems(self, *second):
        with mock.patch("builtins.print"), self.assertRaises(SystemExit) as end:
            published.main(self.repository, *second)
        return end.exception.code

    def test_a_whole_repository_is_told_with_its_licences(self):
        with mock.patch("builtins.print") as printed:
            published.main(self.repository, self.repository)
        self.assertEqual(
            [call.args[0] for call in printed.call_args_list],
            [
                "pkg:maven/guava@20.0: Apache-2.0",
                "published: 1 modules and the BOM, 1 components in their lists",
            ],
        )

    def test_a_missing_file_is_named(self):
        self.place("clockwork-core", "-javadoc.jar").unlink()
        self.assertEqual(self.problems(), "clockwork-core-1.0-javadoc.jar is missing")

    def test_a_class_without_source_is_named(self):
        self.jar("-sources.jar", {"module-info.java": ""})
        self.assertEqual(self.problems(), "clockwork-core: the source of a/A.class is missing")

    def test_a_jar_that_is_no_module_is_named(self):
        self.jar(".jar", {"META-INF/MANIFEST.MF": "Created-By: nobody"})
        self.assertEqual(self.problems(), "clockwork-core: the jar is no named module")

    def test_a_pom_that_needs_this_build_is_named(self):
        self.write("clockwork-core", ".pom", POM.format(module="${project.artifactId}"))
        self.assertEqual(
            self.problems(),
            "clockwork-core: the POM names something that only this build knows",
        )

    def test_a_library_that_is_not_in_the_list_is_named(self):
        self.write("clockwork-core", "-cyclonedx.json", '{"components": []}')
        self.assertEqual(self.problems(), "clockwork-core: guava is not in the list")

    def test_a_licence_that_nobody_has_looked_at_is_named(self):
        self.bill("AGPL-3.0-only")
        self.assertEqual(
            self.problems(),
            "clockwork-core: pkg:maven/guava@20.0 has a licence that nobody has looked at: AGPL-3.0-only",
        )

    def test_another_build_with_other_bytes_is_named(self):
        first = self.repository
        self.repository = first.parent / "second"
        self.copy_all()
        self.jar("-javadoc.jar", {"index.html": "later"})
        second, self.repository = self.repository, first
        self.assertEqual(
            self.problems(second),
            "clockwork-core-1.0-javadoc.jar is not the same when it is built again",
        )

    def copy_all(self):
        first = self.repository.parent / "first"
        for file in first.rglob("*.*"):
            if file.is_file():
                copy = self.repository / file.relative_to(first)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes())


if __name__ == "__main__":
    unittest.main()
