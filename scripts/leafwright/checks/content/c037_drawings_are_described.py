"""A picture has a caption and a text alternative, a drawing its labels and a description, a photograph its source.

Whoever cannot see it, or prints it in gray, must lose nothing; labels are words like any other, so that
they are translated. A drawing before the words of a paragraph is explained by these. A photograph belongs
to somebody, and whoever is in it must have agreed.
"""

from collections.abc import Iterator

from leafwright.checks.prose import shortened
from leafwright.checks.subjects import House
from leafwright.model import Place, Problem, Project, Topic
from leafwright.text.blocks import PICTURES, Block, walk
from leafwright.text.document import parse, runs_of
from leafwright.text.inline import Run, lined, said

SOURCE = "WCAG 2.2, 1.1.1 and 1.4.5; PEMAT item 17; NHS: no text in images"
STANDARDS = ("R47",)
OPTIONS = {"letters": "most characters of a text alternative"}
EXAMPLE = {"letters": 125}

_BOX = '!!! figure "Where the heart is"\n\n    ![A body](images/a.svg)\n\n    1. Heart\n\n    It is on the left.\n'
_PHOTO = '!!! photo "The ward"\n\n    ![Two beds by a window](images/ward.jpg)\n'
PASSES = [_BOX, _PHOTO, "![A glass of water](images/a.svg) Drink a glass of water.\n"]  # the last beside its words
FAILS = [
    "![](images/a.svg) Drink a glass of water.\n",
    "Drink ![A glass of water](images/a.svg) a glass of water.\n",
    "![A body](images/a.svg)\n",
    _BOX.replace("A body", ""),
    _BOX.replace("A body", "A body " * 20),
    _BOX.replace("    1. Heart\n\n", ""),
    _BOX.replace("\n    It is on the left.\n", ""),
    "![A ward](images/ward.jpg)\n",
    _PHOTO.replace("Two beds by a window", ""),
    _PHOTO.replace("ward.jpg", "nobodys.jpg"),
    _PHOTO.replace("ward.jpg", "a.svg"),
    '!!! photo "The ward"\n\n    Two beds.\n',
    _BOX.replace("a.svg", "nobodys.jpg"),
]


Lacking = Iterator[tuple[str, str, int]]


def check(topic: Topic, project: Project, house: House) -> Iterator[Problem]:
    blocks = parse(topic.text).blocks
    boxes = [block for block in walk(blocks) if set(block.box[:1]) & set(PICTURES)]
    framed = {id(block) for box in boxes for block in walk(box.children)}
    found = [each for block in walk(blocks) if id(block) not in framed for each in _loose(block, project, house)]
    found += [each for box in boxes for each in _boxed(box, project, house)]
    for message, fix, line in found:
        yield Problem(Place(topic.file, line), message, fix)


def _boxed(box: Block, project: Project, house: House) -> Lacking:
    """What is wrong with a box around a picture."""
    yield from (_figure if box.box[0] == "figure" else _photo)(box, project)
    for image, line in _images(box):
        yield from _alternative(image, house["letters"], line)
    yield from _unsaid(box, project)


def _loose(block: Block, project: Project, house: House) -> Lacking:
    """What is wrong with the pictures of a block that stands in no box."""
    for image, line in lined(block.runs, block.line):
        if image.kind == "image" and _file(image) in project.photos:
            yield "a photograph without a caption", 'put it into a box: !!! photo "Caption"', line
        elif image.kind == "image" and block.pictured and image is block.runs[0]:
            yield from _alternative(image, house["letters"], line)
        elif image.kind == "image":
            fix = 'put it into a box: !!! figure "Caption", with its labels as a numbered list'
            yield "a drawing without a caption", f"{fix}; or before the words that it goes with", line


def _file(image: Run) -> str:
    return image.target.removeprefix("images/")


def _images(box: Block) -> list[tuple[Run, int]]:
    return [(run, line) for run, line in runs_of(box.children) if run.kind == "image"]


def _alternative(image: Run, letters: int, line: int) -> Lacking:
    """What is wrong with the words that stand for a picture."""
    if not image.text.strip():
        yield "a picture without a text alternative", "say what it shows: ![what it shows](images/…)", line
    elif len(image.text) > letters:
        message = f'text alternative of {len(image.text)} characters: "{shortened(image.text)}"'
        yield message, f"say it in {letters}; more can stand in the words beside or below it", line


def _figure(figure: Block, project: Project) -> Lacking:
    """What a figure with a drawing lacks."""
    for _, line in _images(figure):
        if not any(block.ordered for block in figure.children):
            yield "a drawing without the words of its labels", "list them below it: 1. Heart", line
        if not any(block.kind == "paragraph" and said(block.runs, pictures=False) for block in figure.children):
            yield "a drawing without a description", "describe it below the labels in a sentence or two", line


def _photo(box: Block, project: Project) -> Lacking:
    """What is wrong in a box for photographs."""
    images = _images(box)
    if not images and len(box.children) > 1:
        yield "a box for a photograph without one", "show it: ![what it shows](images/ward.jpg)", box.line
    for image, line in images:
        if _file(image) in project.images:
            yield "a drawing in a box for photographs", 'write !!! figure "Caption", with its labels below it', line


def _unsaid(box: Block, project: Project) -> Lacking:
    """Photographs of which nobody has said where they come from; of one that cannot be read, that is told already."""
    for image, line in _images(box):
        photo = project.photos.get(_file(image))
        if photo and not photo.credit:
            keys = 'credit = "…", rights = "…", people = "none" or "agreed"'
            fix = f'write into docs/pictures.toml: ["{_file(image)}"], below it {keys}'
            yield f"nobody says where the photograph comes from: {_file(image)}", fix, line
