"""Turn editions into leaflets: the only package that knows WeasyPrint."""

from leafwright.leaflets.choosing import makeable, wanted
from leafwright.leaflets.composing import Composer
from leafwright.leaflets.formats import Format, formats
from leafwright.leaflets.inspection import embedded_fonts
from leafwright.leaflets.pool import Executor, cluster
from leafwright.leaflets.press import Leaflet, print_all, publish
from leafwright.leaflets.printer import Printer
from leafwright.setup.errors import SetupError

__all__ = [
    "Composer", "Executor", "Format", "Leaflet", "Printer", "SetupError", "cluster", "embedded_fonts",
    "formats", "makeable", "print_all", "publish", "wanted",
]  # fmt: skip
