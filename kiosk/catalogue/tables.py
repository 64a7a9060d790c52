"""A catalogue as tables of a TinyDB file: places, offers, what was left out, what is said of the whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware

from kiosk.catalogue.problems import CatalogueBroken, CatalogueNewer
from kiosk.catalogue.storage import AtomicReplaceStorage, NotTables
from kiosk.wire.catalogue import KNOWN, Catalogue
from kiosk.wire.document import BadDocument, NewerDocument, refuse_newer
from kiosk.wire.sifted import LeftOut, Sifted, sift


def _database(path: Path) -> TinyDB:
    """Open the file so that all tables are read, or written on closing, in one step."""
    return TinyDB(path, storage=CachingMiddleware(AtomicReplaceStorage))  # type: ignore[no-untyped-call]


def write(path: Path, new: Catalogue, left_out: tuple[LeftOut, ...]) -> None:
    data = new.model_dump(mode="json", by_alias=True)
    with _database(path) as db:
        db.drop_tables()
        for table in ("places", "offers"):
            db.table(table).insert_multiple(data.pop(table))
        db.table("catalogue").insert(data)
        db.table("left_out").insert_multiple([one._asdict() for one in left_out])


def read(path: Path) -> Sifted:
    """Return what the file holds; a program with another reading of hours may have written it.

    Raises CatalogueBroken, CatalogueNewer, OSError.
    """
    try:
        with _database(path) as db:
            about = db.table("catalogue").all()
            data = dict(about[0]) if about else {}
            data |= {table: [dict(row) for row in db.table(table).all()] for table in ("places", "offers")}
            before = tuple(_left_out(row) for row in db.table("left_out").all())
        refuse_newer(json.dumps(data).encode(), path.name, KNOWN)
        found = sift(data, path.name)
        return Sifted(found.catalogue, before + found.left_out)
    except NotTables as error:
        raise CatalogueBroken(f"{path.name} {error}") from None
    except NewerDocument as error:
        raise CatalogueNewer(str(error)) from None
    except (BadDocument, ValueError) as error:
        raise CatalogueBroken(str(error)) from None


def _left_out(row: Mapping[str, object]) -> LeftOut:
    return LeftOut(*(str(row.get(part, "")) for part in LeftOut._fields))
