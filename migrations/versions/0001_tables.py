"""All tables.

Revision ID: 0001
Revises: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables, those that others refer to first."""
    create_actors()
    create_conflicts()
    create_decisions()
    create_evaluations()
    create_extractors()
    create_places()
    create_publishers()
    create_redirects()
    create_runs()
    create_topics()
    create_actor_names()
    create_articles()
    create_organizations()
    create_persons()
    create_place_names()
    create_suggestions()
    create_article_spans()
    create_dates()
    create_entities()
    create_inputs()
    create_events()
    create_mentions()
    create_event_mentions()
    create_event_participants()
    create_roles()
    create_statements()
    create_figures()
    create_statement_spans()


def year_of(column: str) -> sa.Column[int]:
    """Return the generated column with the year of a date's days, empty where they lie in two years."""
    first, last = f"{column}_earliest", f"{column}_latest"
    sql = f"CASE WHEN substr({first}, 1, 4) = substr({last}, 1, 4) THEN CAST(substr({first}, 1, 4) AS INTEGER) END"
    return sa.Column(f"{column}_year", sa.Integer(), sa.Computed(sql, persisted=False))


def month_of(column: str) -> sa.Column[str]:
    """Return the generated column with the month of a date's days, empty where they lie in two months."""
    first, last = f"{column}_earliest", f"{column}_latest"
    sql = f"CASE WHEN substr({first}, 1, 7) = substr({last}, 1, 7) THEN substr({first}, 1, 7) END"
    return sa.Column(f"{column}_month", sa.Text(), sa.Computed(sql, persisted=False))


def create_actors() -> None:
    """Make the table `actors` with its indexes."""
    op.create_table(
        "actors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("person", "organization", "place", name="kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('person', 'organization')", name="acts"),
        sa.PrimaryKeyConstraint("id", name="pk_actors"),
        sa.UniqueConstraint("kind", "identity", name="uq_actors_kind_identity"),
        sa.UniqueConstraint("public_id", name="uq_actors_public_id"),
    )
    op.create_index("ix_actors_kind", "actors", ["kind"])
    op.create_index("ix_actors_name", "actors", ["name"])


def create_conflicts() -> None:
    """Make the table `conflicts` with its indexes."""
    op.create_table(
        "conflicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("other_public_id", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_conflicts"),
        sa.UniqueConstraint("kind", "public_id", "other_public_id", name="uq_conflicts_kind_public_id_other_public_id"),
    )
    op.create_index("ix_conflicts_kind", "conflicts", ["kind"])
    op.create_index("ix_conflicts_other_public_id", "conflicts", ["other_public_id"])
    op.create_index("ix_conflicts_public_id", "conflicts", ["public_id"])


def create_decisions() -> None:
    """Make the table `decisions` with its indexes."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "confirm", "reject", "change", "add", "merge", "split", name="action", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("other_public_id", sa.Text(), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("article_public_id", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("occurrence", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("is_applied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_action", "decisions", ["action"])
    op.create_index("ix_decisions_article_public_id_kind", "decisions", ["article_public_id", "kind"])
    op.create_index("ix_decisions_is_applied", "decisions", ["is_applied"])
    op.create_index("ix_decisions_kind", "decisions", ["kind"])
    op.create_index("ix_decisions_other_public_id", "decisions", ["other_public_id"])
    op.create_index("ix_decisions_public_id", "decisions", ["public_id"])


def create_evaluations() -> None:
    """Make the table `evaluations` with its indexes."""
    op.create_table(
        "evaluations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measured_at", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("gold", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("precision", sa.Double(), nullable=True),
        sa.Column("recall", sa.Double(), nullable=True),
        sa.Column("f1", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evaluations"),
    )
    op.create_index("ix_evaluations_gold_measure", "evaluations", ["gold", "measure"])
    op.create_index("ix_evaluations_measured_at", "evaluations", ["measured_at"])


def create_extractors() -> None:
    """Make the table `extractors` with its indexes."""
    op.create_table(
        "extractors",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_extractors"),
        sa.UniqueConstraint("name", "version", "model", name="uq_extractors_name_version_model"),
    )
    op.create_index("ix_extractors_name", "extractors", ["name"])


def create_places() -> None:
    """Make the table `places` with its indexes."""
    op.create_table(
        "places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("country_code", sa.Text(), nullable=True),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordinates"),
        sa.CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        sa.CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        sa.PrimaryKeyConstraint("id", name="pk_places"),
        sa.UniqueConstraint("identity", name="uq_places_identity"),
        sa.UniqueConstraint("public_id", name="uq_places_public_id"),
    )
    op.create_index("ix_places_country_code", "places", ["country_code"])
    op.create_index("ix_places_name", "places", ["name"])


def create_publishers() -> None:
    """Make the table `publishers` with its indexes."""
    op.create_table(
        "publishers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publishers"),
        sa.UniqueConstraint("name", name="uq_publishers_name"),
    )


def create_redirects() -> None:
    """Make the table `redirects` with its indexes."""
    op.create_table(
        "redirects",
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("target_public_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("public_id", name="pk_redirects"),
    )
    op.create_index("ix_redirects_target_public_id", "redirects", ["target_public_id"])


def create_runs() -> None:
    """Make the table `runs` with its indexes."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("replaced", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )


def create_topics() -> None:
    """Make the table `topics` with its indexes."""
    op.create_table(
        "topics",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_topics"),
        sa.UniqueConstraint("name", name="uq_topics_name"),
    )


def create_actor_names() -> None:
    """Make the table `actor_names` with its indexes."""
    op.create_table(
        "actor_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("fullest_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_actor_names_actor_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_actor_names"),
        sa.UniqueConstraint("actor_id", "name", name="uq_actor_names_actor_id_name"),
    )
    op.create_index("ix_actor_names_actor_id", "actor_names", ["actor_id"])
    op.create_index("ix_actor_names_name", "actor_names", ["name"])


def create_articles() -> None:
    """Make the table `articles` with its indexes."""
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("article", "liveblog", "transcript", "entry", name="kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("publisher_id", sa.Integer(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_earliest", sa.Date(), nullable=True),
        sa.Column("published_latest", sa.Date(), nullable=True),
        sa.Column("published_time", sa.Text(), nullable=True),
        sa.Column("published_zone", sa.Text(), nullable=True),
        sa.Column(
            "published_basis",
            sa.Enum(
                "command line",
                "sidecar",
                "manifest",
                "document",
                "text",
                "inferred",
                name="published_basis",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        year_of("published"),
        month_of("published"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("parent_start", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("text_around_entries", sa.Text(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("current", "duplicate", "superseded", "rejected", name="state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("duplicate_of_id", sa.Integer(), nullable=True),
        sa.Column("revision_of_id", sa.Integer(), nullable=True),
        sa.Column(
            "searched_text",
            sa.Text(),
            sa.Computed(
                "CASE WHEN state <> 'current' THEN NULL WHEN kind = 'liveblog' THEN text_around_entries ELSE text END",
                persisted=False,
            ),
            nullable=True,
        ),
        sa.CheckConstraint("(parent_id IS NULL) = (kind <> 'entry')", name="entry_has_parent"),
        sa.CheckConstraint("(state = 'duplicate') = (duplicate_of_id IS NOT NULL)", name="duplicate_has_original"),
        sa.CheckConstraint("(parent_id IS NULL) = (parent_start IS NULL)", name="entry_has_start"),
        sa.CheckConstraint("(parent_id IS NULL) = (position IS NULL)", name="entry_has_position"),
        sa.CheckConstraint("published_earliest <= published_latest", name="published_days"),
        sa.ForeignKeyConstraint(["duplicate_of_id"], ["articles.id"], name="fk_articles_duplicate_of_id"),
        sa.ForeignKeyConstraint(["parent_id"], ["articles.id"], name="fk_articles_parent_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["publisher_id"], ["publishers.id"], name="fk_articles_publisher_id"),
        sa.ForeignKeyConstraint(["revision_of_id"], ["articles.id"], name="fk_articles_revision_of_id"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    op.create_index("ix_articles_duplicate_of_id", "articles", ["duplicate_of_id"])
    op.create_index("ix_articles_kind", "articles", ["kind"])
    op.create_index("ix_articles_language", "articles", ["language"])
    op.create_index("ix_articles_parent_id", "articles", ["parent_id"])
    op.create_index("ix_articles_public_id", "articles", ["public_id"])
    op.create_index("ix_articles_published_basis", "articles", ["published_basis"])
    op.create_index("ix_articles_published_earliest", "articles", ["published_earliest"])
    op.create_index("ix_articles_published_month", "articles", ["published_month"])
    op.create_index("ix_articles_published_year", "articles", ["published_year"])
    op.create_index("ix_articles_publisher_id", "articles", ["publisher_id"])
    op.create_index("ix_articles_revision_of_id", "articles", ["revision_of_id"])
    op.create_index("ix_articles_sha256", "articles", ["sha256"])
    op.create_index("ix_articles_state", "articles", ["state"])
    op.create_index(
        "uq_articles_public_id_shown", "articles", ["public_id"], unique=True, sqlite_where=sa.text("state <> 'superseded'")
    )
    op.create_index(
        "uq_articles_revision", "articles", ["public_id", "sha256"], unique=True, sqlite_where=sa.text("parent_id IS NULL")
    )


def create_organizations() -> None:
    """Make the table `organizations` with its indexes."""
    op.create_table(
        "organizations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("country_code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["id"], ["actors.id"], name="fk_organizations_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_organizations"),
    )
    op.create_index("ix_organizations_country_code", "organizations", ["country_code"])


def create_persons() -> None:
    """Make the table `persons` with its indexes."""
    op.create_table(
        "persons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "gender", sa.Enum("female", "male", "neuter", name="gender", native_enum=False, create_constraint=True), nullable=True
        ),
        sa.Column("female_in", sa.Integer(), nullable=False),
        sa.Column("male_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["id"], ["actors.id"], name="fk_persons_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_persons"),
    )
    op.create_index("ix_persons_gender", "persons", ["gender"])


def create_place_names() -> None:
    """Make the table `place_names` with its indexes."""
    op.create_table(
        "place_names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("fullest_in", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_place_names_place_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_place_names"),
        sa.UniqueConstraint("place_id", "name", name="uq_place_names_place_id_name"),
    )
    op.create_index("ix_place_names_name", "place_names", ["name"])
    op.create_index("ix_place_names_place_id", "place_names", ["place_id"])


def create_suggestions() -> None:
    """Make the table `suggestions` with its indexes."""
    op.create_table(
        "suggestions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "action",
            sa.Enum(
                "confirm", "reject", "change", "add", "merge", "split", name="action", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("other_public_id", sa.Text(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decision_id"], ["decisions.id"], name="fk_suggestions_decision_id"),
        sa.PrimaryKeyConstraint("id", name="pk_suggestions"),
        sa.UniqueConstraint("action", "public_id", "other_public_id", name="uq_suggestions_action_public_id_other_public_id"),
    )
    op.create_index("ix_suggestions_action", "suggestions", ["action"])
    op.create_index("ix_suggestions_decision_id", "suggestions", ["decision_id"])
    op.create_index("ix_suggestions_kind", "suggestions", ["kind"])
    op.create_index("ix_suggestions_other_public_id", "suggestions", ["other_public_id"])
    op.create_index("ix_suggestions_public_id", "suggestions", ["public_id"])
    op.create_index("ix_suggestions_score", "suggestions", ["score"])


def create_article_spans() -> None:
    """Make the table `article_spans` with its indexes."""
    op.create_table(
        "article_spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "title", "head", "byline", "boilerplate", "speaker label", name="kind", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_article_spans_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_article_spans"),
        sa.UniqueConstraint("article_id", "start_char", "kind", name="uq_article_spans_article_id_start_char_kind"),
    )
    op.create_index("ix_article_spans_article_id", "article_spans", ["article_id"])
    op.create_index("ix_article_spans_kind", "article_spans", ["kind"])


def create_dates() -> None:
    """Make the table `dates` with its indexes."""
    op.create_table(
        "dates",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("date_earliest", sa.Date(), nullable=True),
        sa.Column("date_latest", sa.Date(), nullable=True),
        year_of("date"),
        month_of("date"),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("extractor_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("current", "duplicate", "superseded", "rejected", name="state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_dates_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["extractor_id"], ["extractors.id"], name="fk_dates_extractor_id"),
        sa.PrimaryKeyConstraint("id", name="pk_dates"),
        sa.UniqueConstraint("public_id", "article_id", name="uq_dates_public_id_article_id"),
    )
    op.create_index("ix_dates_article_id", "dates", ["article_id"])
    op.create_index("ix_dates_date", "dates", ["date"])
    op.create_index("ix_dates_date_earliest", "dates", ["date_earliest"])
    op.create_index("ix_dates_date_month", "dates", ["date_month"])
    op.create_index("ix_dates_date_year", "dates", ["date_year"])
    op.create_index("ix_dates_extractor_id", "dates", ["extractor_id"])
    op.create_index("ix_dates_state", "dates", ["state"])


def create_entities() -> None:
    """Make the table `entities` with its indexes."""
    op.create_table(
        "entities",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("person", "organization", "place", name="kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.Column(
            "gender", sa.Enum("female", "male", "neuter", name="gender", native_enum=False, create_constraint=True), nullable=True
        ),
        sa.Column("local_id", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(kind = 'place') = (actor_id IS NULL)", name="actor_or_place"),
        sa.CheckConstraint("(kind = 'place') = (place_id IS NOT NULL)", name="place_or_actor"),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_entities_actor_id"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_entities_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_entities_place_id"),
        sa.PrimaryKeyConstraint("id", name="pk_entities"),
        sa.UniqueConstraint("article_id", "local_id", name="uq_entities_article_id_local_id"),
        sa.UniqueConstraint("id", "actor_id", name="uq_entities_id_actor_id"),
        sa.UniqueConstraint("id", "place_id", name="uq_entities_id_place_id"),
    )
    op.create_index("ix_entities_actor_id_public_id", "entities", ["actor_id", "public_id"])
    op.create_index("ix_entities_article_id", "entities", ["article_id"])
    op.create_index("ix_entities_kind", "entities", ["kind"])
    op.create_index("ix_entities_place_id_public_id", "entities", ["place_id", "public_id"])
    op.create_index("ix_entities_public_id", "entities", ["public_id"])


def create_inputs() -> None:
    """Make the table `inputs` with its indexes."""
    op.create_table(
        "inputs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("raw_sha256", sa.Text(), nullable=True),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("read_as", sa.Text(), nullable=True),
        sa.Column(
            "outcome", sa.Enum("saved", "failed", name="outcome", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("hint", sa.Text(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(outcome = 'failed') = (error IS NOT NULL)", name="failure_has_reason"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_inputs_article_id", ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_inputs_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_inputs"),
        sa.UniqueConstraint("path", name="uq_inputs_path"),
    )
    op.create_index("ix_inputs_article_id", "inputs", ["article_id"])
    op.create_index("ix_inputs_outcome", "inputs", ["outcome"])
    op.create_index("ix_inputs_raw_sha256", "inputs", ["raw_sha256"])
    op.create_index("ix_inputs_run_id", "inputs", ["run_id"])


def create_events() -> None:
    """Make the table `events` with its indexes."""
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("occurred", "planned", "claimed", "negated", name="status", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("date_earliest", sa.Date(), nullable=True),
        sa.Column("date_latest", sa.Date(), nullable=True),
        year_of("date"),
        month_of("date"),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("place_entity_id", sa.Integer(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("current", "duplicate", "superseded", "rejected", name="state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["place_entity_id", "place_id"],
            ["entities.id", "entities.place_id"],
            name="fk_events_place_entity_id_place_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_events_place_id"),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_date_earliest", "events", ["date_earliest"])
    op.create_index("ix_events_date_month", "events", ["date_month"])
    op.create_index("ix_events_date_year", "events", ["date_year"])
    op.create_index("ix_events_place_entity_id_place_id", "events", ["place_entity_id", "place_id"])
    op.create_index("ix_events_place_id", "events", ["place_id"])
    op.create_index("ix_events_public_id", "events", ["public_id"])
    op.create_index("ix_events_state", "events", ["state"])
    op.create_index("ix_events_status", "events", ["status"])
    op.create_index("ix_events_type", "events", ["type"])


def create_mentions() -> None:
    """Make the table `mentions` with its indexes."""
    op.create_table(
        "mentions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=True),
        sa.Column(
            "form", sa.Enum("name", "nominal", "pronoun", name="form", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column(
            "kind",
            sa.Enum("person", "organization", "place", name="kind", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_mentions_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["entity_id"], ["entities.id"], name="fk_mentions_entity_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_mentions"),
    )
    op.create_index("ix_mentions_article_id_start_char", "mentions", ["article_id", "start_char"])
    op.create_index("ix_mentions_entity_id", "mentions", ["entity_id"])
    op.create_index("ix_mentions_form", "mentions", ["form"])
    op.create_index("ix_mentions_kind", "mentions", ["kind"])


def create_event_mentions() -> None:
    """Make the table `event_mentions` with its indexes."""
    op.create_table(
        "event_mentions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("trigger_start", sa.Integer(), nullable=False),
        sa.Column("trigger_end", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("date_earliest", sa.Date(), nullable=True),
        sa.Column("date_latest", sa.Date(), nullable=True),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("extractor_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("current", "duplicate", "superseded", "rejected", name="state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.CheckConstraint("trigger_start >= 0 AND trigger_end > trigger_start", name="trigger_span"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_event_mentions_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_mentions_event_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["extractor_id"], ["extractors.id"], name="fk_event_mentions_extractor_id"),
        sa.PrimaryKeyConstraint("id", name="pk_event_mentions"),
        sa.UniqueConstraint("public_id", "article_id", name="uq_event_mentions_public_id_article_id"),
    )
    op.create_index("ix_event_mentions_article_id", "event_mentions", ["article_id"])
    op.create_index("ix_event_mentions_date_earliest", "event_mentions", ["date_earliest"])
    op.create_index("ix_event_mentions_event_id", "event_mentions", ["event_id"])
    op.create_index("ix_event_mentions_extractor_id", "event_mentions", ["extractor_id"])
    op.create_index("ix_event_mentions_state", "event_mentions", ["state"])
    op.create_index("ix_event_mentions_trigger", "event_mentions", ["trigger"])


def create_event_participants() -> None:
    """Make the table `event_participants` with its indexes."""
    op.create_table(
        "event_participants",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum("actor", "recipient", "participant", name="part", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor_entity_id", sa.Integer(), nullable=True),
        sa.Column("actor_mention_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_entity_id", "actor_id"],
            ["entities.id", "entities.actor_id"],
            name="fk_event_participants_actor_entity_id_actor_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_event_participants_actor_id"),
        sa.ForeignKeyConstraint(
            ["actor_mention_id"], ["mentions.id"], name="fk_event_participants_actor_mention_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name="fk_event_participants_event_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_event_participants"),
    )
    op.create_index("ix_event_participants_actor_entity_id_actor_id", "event_participants", ["actor_entity_id", "actor_id"])
    op.create_index("ix_event_participants_actor_id", "event_participants", ["actor_id"])
    op.create_index("ix_event_participants_actor_mention_id", "event_participants", ["actor_mention_id"])
    op.create_index("ix_event_participants_event_id", "event_participants", ["event_id"])
    op.create_index("ix_event_participants_part", "event_participants", ["part"])


def create_roles() -> None:
    """Make the table `roles` with its indexes."""
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("actor_entity_id", sa.Integer(), nullable=True),
        sa.Column("actor_mention_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organization", sa.Text(), nullable=True),
        sa.Column("organization_id", sa.Integer(), nullable=True),
        sa.Column("organization_entity_id", sa.Integer(), nullable=True),
        sa.Column("organization_start", sa.Integer(), nullable=True),
        sa.Column("organization_end", sa.Integer(), nullable=True),
        sa.Column(
            "status",
            sa.Enum("current", "former", "incoming", name="status", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("start_date", sa.Text(), nullable=True),
        sa.Column("start_date_earliest", sa.Date(), nullable=True),
        sa.Column("start_date_latest", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Text(), nullable=True),
        sa.Column("end_date_earliest", sa.Date(), nullable=True),
        sa.Column("end_date_latest", sa.Date(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("extractor_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("current", "duplicate", "superseded", "rejected", name="state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.ForeignKeyConstraint(
            ["actor_entity_id", "actor_id"],
            ["entities.id", "entities.actor_id"],
            name="fk_roles_actor_entity_id_actor_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actors.id"], name="fk_roles_actor_id"),
        sa.ForeignKeyConstraint(["actor_mention_id"], ["mentions.id"], name="fk_roles_actor_mention_id"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_roles_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["extractor_id"], ["extractors.id"], name="fk_roles_extractor_id"),
        sa.ForeignKeyConstraint(
            ["organization_entity_id", "organization_id"],
            ["entities.id", "entities.actor_id"],
            name="fk_roles_organization_entity_id_organization_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["organization_id"], ["actors.id"], name="fk_roles_organization_id"),
        sa.PrimaryKeyConstraint("id", name="pk_roles"),
        sa.UniqueConstraint("public_id", "article_id", name="uq_roles_public_id_article_id"),
    )
    op.create_index("ix_roles_actor_entity_id_actor_id", "roles", ["actor_entity_id", "actor_id"])
    op.create_index("ix_roles_actor_id", "roles", ["actor_id"])
    op.create_index("ix_roles_actor_mention_id", "roles", ["actor_mention_id"])
    op.create_index("ix_roles_article_id", "roles", ["article_id"])
    op.create_index("ix_roles_end_date_earliest", "roles", ["end_date_earliest"])
    op.create_index("ix_roles_extractor_id", "roles", ["extractor_id"])
    op.create_index("ix_roles_organization", "roles", ["organization"])
    op.create_index("ix_roles_organization_entity_id_organization_id", "roles", ["organization_entity_id", "organization_id"])
    op.create_index("ix_roles_organization_id", "roles", ["organization_id"])
    op.create_index("ix_roles_start_date_earliest", "roles", ["start_date_earliest"])
    op.create_index("ix_roles_state", "roles", ["state"])
    op.create_index("ix_roles_status", "roles", ["status"])
    op.create_index("ix_roles_title", "roles", ["title"])


def create_statements() -> None:
    """Make the table `statements` with its indexes."""
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("speaker_entity_id", sa.Integer(), nullable=True),
        sa.Column("speaker_mention_id", sa.Integer(), nullable=True),
        sa.Column("is_speaker_carried", sa.Boolean(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column(
            "kind", sa.Enum("direct", "indirect", "mixed", name="kind", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("addressee_id", sa.Integer(), nullable=True),
        sa.Column("addressee_entity_id", sa.Integer(), nullable=True),
        sa.Column("addressee_mention_id", sa.Integer(), nullable=True),
        sa.Column("relayed_by_id", sa.Integer(), nullable=True),
        sa.Column("relayed_by_entity_id", sa.Integer(), nullable=True),
        sa.Column("relayed_by_mention_id", sa.Integer(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("date_earliest", sa.Date(), nullable=True),
        sa.Column("date_latest", sa.Date(), nullable=True),
        year_of("date"),
        month_of("date"),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("extractor_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("current", "duplicate", "superseded", "rejected", name="state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.ForeignKeyConstraint(
            ["addressee_entity_id", "addressee_id"],
            ["entities.id", "entities.actor_id"],
            name="fk_statements_addressee_entity_id_addressee_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["addressee_id"], ["actors.id"], name="fk_statements_addressee_id"),
        sa.ForeignKeyConstraint(["addressee_mention_id"], ["mentions.id"], name="fk_statements_addressee_mention_id"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_statements_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["extractor_id"], ["extractors.id"], name="fk_statements_extractor_id"),
        sa.ForeignKeyConstraint(
            ["relayed_by_entity_id", "relayed_by_id"],
            ["entities.id", "entities.actor_id"],
            name="fk_statements_relayed_by_entity_id_relayed_by_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["relayed_by_id"], ["actors.id"], name="fk_statements_relayed_by_id"),
        sa.ForeignKeyConstraint(["relayed_by_mention_id"], ["mentions.id"], name="fk_statements_relayed_by_mention_id"),
        sa.ForeignKeyConstraint(
            ["speaker_entity_id", "speaker_id"],
            ["entities.id", "entities.actor_id"],
            name="fk_statements_speaker_entity_id_speaker_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["actors.id"], name="fk_statements_speaker_id"),
        sa.ForeignKeyConstraint(["speaker_mention_id"], ["mentions.id"], name="fk_statements_speaker_mention_id"),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
        sa.UniqueConstraint("public_id", "article_id", name="uq_statements_public_id_article_id"),
    )
    op.create_index("ix_statements_addressee_entity_id_addressee_id", "statements", ["addressee_entity_id", "addressee_id"])
    op.create_index("ix_statements_addressee_id", "statements", ["addressee_id"])
    op.create_index("ix_statements_addressee_mention_id", "statements", ["addressee_mention_id"])
    op.create_index("ix_statements_article_id", "statements", ["article_id"])
    op.create_index("ix_statements_cue", "statements", ["cue"])
    op.create_index("ix_statements_date_earliest", "statements", ["date_earliest"])
    op.create_index("ix_statements_date_month", "statements", ["date_month"])
    op.create_index("ix_statements_date_year", "statements", ["date_year"])
    op.create_index("ix_statements_extractor_id", "statements", ["extractor_id"])
    op.create_index("ix_statements_kind", "statements", ["kind"])
    op.create_index("ix_statements_relayed_by_entity_id_relayed_by_id", "statements", ["relayed_by_entity_id", "relayed_by_id"])
    op.create_index("ix_statements_relayed_by_id", "statements", ["relayed_by_id"])
    op.create_index("ix_statements_relayed_by_mention_id", "statements", ["relayed_by_mention_id"])
    op.create_index("ix_statements_speaker_entity_id_speaker_id", "statements", ["speaker_entity_id", "speaker_id"])
    op.create_index("ix_statements_speaker_id", "statements", ["speaker_id"])
    op.create_index("ix_statements_speaker_mention_id", "statements", ["speaker_mention_id"])
    op.create_index("ix_statements_state", "statements", ["state"])


def create_figures() -> None:
    """Make the table `figures` with its indexes."""
    op.create_table(
        "figures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.Text(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("topic_id", sa.Integer(), nullable=True),
        sa.Column("value", sa.NUMERIC(), nullable=False),
        sa.Column("value_max", sa.NUMERIC(), nullable=True),
        sa.Column(
            "bound",
            sa.Enum(
                "exact",
                "approximate",
                "at_least",
                "at_most",
                "more_than",
                "less_than",
                "range",
                name="bound",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("trend", sa.Enum("rise", "fall", name="trend", native_enum=False, create_constraint=True), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("counted_start", sa.Integer(), nullable=True),
        sa.Column("counted_end", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("place_entity_id", sa.Integer(), nullable=True),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("as_of", sa.Text(), nullable=True),
        sa.Column("as_of_earliest", sa.Date(), nullable=True),
        sa.Column("as_of_latest", sa.Date(), nullable=True),
        year_of("as_of"),
        month_of("as_of"),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("since_earliest", sa.Date(), nullable=True),
        sa.Column("since_latest", sa.Date(), nullable=True),
        sa.Column("statement_id", sa.Integer(), nullable=True),
        sa.Column("given_by_id", sa.Integer(), nullable=True),
        sa.Column("given_by_entity_id", sa.Integer(), nullable=True),
        sa.Column("given_by_mention_id", sa.Integer(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("extractor_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("current", "duplicate", "superseded", "rejected", name="state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.CheckConstraint("value_max >= value", name="range"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_figures_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["extractor_id"], ["extractors.id"], name="fk_figures_extractor_id"),
        sa.ForeignKeyConstraint(
            ["given_by_entity_id", "given_by_id"],
            ["entities.id", "entities.actor_id"],
            name="fk_figures_given_by_entity_id_given_by_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["given_by_id"], ["actors.id"], name="fk_figures_given_by_id"),
        sa.ForeignKeyConstraint(["given_by_mention_id"], ["mentions.id"], name="fk_figures_given_by_mention_id"),
        sa.ForeignKeyConstraint(
            ["place_entity_id", "place_id"],
            ["entities.id", "entities.place_id"],
            name="fk_figures_place_entity_id_place_id",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(["place_id"], ["places.id"], name="fk_figures_place_id"),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name="fk_figures_statement_id"),
        sa.ForeignKeyConstraint(["topic_id"], ["topics.id"], name="fk_figures_topic_id"),
        sa.PrimaryKeyConstraint("id", name="pk_figures"),
        sa.UniqueConstraint("public_id", "article_id", name="uq_figures_public_id_article_id"),
    )
    op.create_index("ix_figures_article_id", "figures", ["article_id"])
    op.create_index("ix_figures_as_of_earliest", "figures", ["as_of_earliest"])
    op.create_index("ix_figures_as_of_month", "figures", ["as_of_month"])
    op.create_index("ix_figures_as_of_year", "figures", ["as_of_year"])
    op.create_index("ix_figures_bound", "figures", ["bound"])
    op.create_index("ix_figures_extractor_id", "figures", ["extractor_id"])
    op.create_index("ix_figures_given_by_entity_id_given_by_id", "figures", ["given_by_entity_id", "given_by_id"])
    op.create_index("ix_figures_given_by_id", "figures", ["given_by_id"])
    op.create_index("ix_figures_given_by_mention_id", "figures", ["given_by_mention_id"])
    op.create_index("ix_figures_place_entity_id_place_id", "figures", ["place_entity_id", "place_id"])
    op.create_index("ix_figures_place_id", "figures", ["place_id"])
    op.create_index("ix_figures_state", "figures", ["state"])
    op.create_index("ix_figures_statement_id", "figures", ["statement_id"])
    op.create_index("ix_figures_topic_id", "figures", ["topic_id"])
    op.create_index("ix_figures_trend", "figures", ["trend"])
    op.create_index("ix_figures_unit", "figures", ["unit"])
    op.create_index("ix_figures_value", "figures", ["value"])


def create_statement_spans() -> None:
    """Make the table `statement_spans` with its indexes."""
    op.create_table(
        "statement_spans",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name="fk_statement_spans_statement_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_statement_spans"),
        sa.UniqueConstraint("statement_id", "position", name="uq_statement_spans_statement_id_position"),
    )
    op.create_index("ix_statement_spans_statement_id", "statement_spans", ["statement_id"])
