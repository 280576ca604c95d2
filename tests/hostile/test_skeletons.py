"""Hostile skeletons of leaflets, which a library may bring: no template reaches anything but words."""

import pytest

from leafwright.leaflets.skeletons import environment, told
from leafwright.setup.errors import SetupError

OUT = (
    "{{ ''.__class__.__mro__ }}",
    "{{ words.__init__.__globals__ }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ cycler.__init__.__globals__.os.system('id') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ '{0.__class__}'.format(1) }}",
    "{% for each in range(10000000) %}{% endfor %}",
)
BROKEN = (
    "{{",
    "{% if %}",
    "{% include '../../etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% extends 'x' %}",
    "{{ nothing }}",
    "{% import 'os' as os %}",
)


@pytest.mark.parametrize("skeleton", [*OUT, *BROKEN])
def test_a_skeleton_reaches_nothing_but_words(skeleton: str) -> None:
    made = environment({"leaflet.html": skeleton.encode()})
    with pytest.raises(SetupError, match="leaflets/"), told("leaflet.html"):
        made.get_template("leaflet.html").render(words={})


def test_a_skeleton_that_is_no_text_is_told() -> None:
    with pytest.raises(SetupError, match="UTF-8"):
        environment({"leaflet.html": b"\xff\xfe"})
