"""Turn editions into leaflets: the only package that knows WeasyPrint."""

from leafwright.leaflets.formats import Format, SetupError, formats
from leafwright.leaflets.inspection import embedded_fonts
from leafwright.leaflets.pool import print_all
from leafwright.leaflets.printer import Leaflet, Printed, Printer

__all__ = ["Format", "Leaflet", "Printed", "Printer", "SetupError", "embedded_fonts", "formats", "print_all"]
