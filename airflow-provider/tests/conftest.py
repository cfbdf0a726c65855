"""What the tests of the provider share: contexts as a task or a callback gets them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tester"))

from clockwork_airflow_tester import home

home.make()

CONTRACT = Path(__file__).resolve().parents[2] / "contract"


@pytest.fixture
def vectors() -> Path:
    """The folder of the contract's vectors."""
    return CONTRACT / "vectors"


@pytest.fixture
def backend() -> dict[str, Any]:
    """A back end with only what it must have."""
    return {
        "kubernetes": {},
        "runtime_image": "registry.example.com/clockwork/runtime:1.0",
        "store": {"url": "s3://ml-clockwork/runs"},
    }


@pytest.fixture
def step() -> dict[str, Any]:
    """A step with only what it must have."""
    return {"step": 1, "scope": "churn-nightly", "pipeline": "churn", "task": "train", "run": {"command": ["train"]}}
