"""From a comparison to pictures that compute nothing and carry the table they plot."""

from framing.figures.article import plot_article
from framing.figures.beside import plot_beside
from framing.figures.categories import plot_categories
from framing.figures.composition import plot_composition, plot_source_types
from framing.figures.contrasts import plot_contrasts
from framing.figures.events import plot_events
from framing.figures.keyness import plot_keyness
from framing.figures.outlets import plot_outlets
from framing.figures.paired import plot_paired
from framing.figures.palette import outlet_styles
from framing.figures.picture import Picture, save_figure
from framing.figures.validation import plot_correction, plot_coverage, plot_specifications
from framing.figures.voices import plot_voices

__all__ = [
    "Picture",
    "outlet_styles",
    "plot_article",
    "plot_beside",
    "plot_categories",
    "plot_composition",
    "plot_contrasts",
    "plot_correction",
    "plot_coverage",
    "plot_events",
    "plot_keyness",
    "plot_outlets",
    "plot_paired",
    "plot_source_types",
    "plot_specifications",
    "plot_voices",
    "save_figure",
]
