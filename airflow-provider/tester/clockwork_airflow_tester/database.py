"""Airflow's database: an empty one, of which a question that writes gets a copy."""

from __future__ import annotations

import os
import shutil
from typing import Any

EMPTY = "airflow.db"

USERS = "ab_user"


def make() -> dict[str, Any]:
    """Makes the tables; of those of an auth manager only what others refer to."""
    from airflow import models, settings
    from airflow.models.base import Base
    from airflow.utils import db
    from sqlalchemy import Column, Integer, Table

    untyped: Any = models
    untyped.import_all_models()
    if USERS not in Base.metadata.tables:
        Table(USERS, Base.metadata, Column("id", Integer, primary_key=True))
    Base.metadata.create_all(settings.engine)
    db.add_default_pool_if_not_exists()
    db.synchronize_log_template()
    return {}


def of_this_question() -> None:
    """A copy for this process, which is the one of a question."""
    from airflow import settings

    home = os.environ["AIRFLOW_HOME"]
    own = os.path.join(home, f"question-{os.getpid()}.db")
    if os.path.exists(os.path.join(home, EMPTY)):
        shutil.copyfile(os.path.join(home, EMPTY), own)
    os.environ["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] = f"sqlite:///{own}"
    untyped: Any = settings
    untyped.dispose_orm()
    untyped.configure_vars()
    untyped.configure_orm()
    if not os.path.exists(own):
        make()
