"""A session is offered with its action: rows of searches to make again, which whatever opens the catalogue does"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("TRUNCATE recherche_session")


def downgrade() -> None:
    op.execute("TRUNCATE recherche_session")
