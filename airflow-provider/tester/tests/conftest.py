"""What the tests of the tester share."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

import pytest
from asking import RunningTester


@pytest.fixture(scope="session")
def tester() -> Iterator[RunningTester]:
    """One tester for all questions, as it is meant."""
    one = RunningTester()
    yield one
    assert one.close() == 0


@pytest.fixture
def is_airflow_2() -> bool:
    """Whether these tests run on Airflow 2."""
    return version("apache-airflow").startswith("2.")
