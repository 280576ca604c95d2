"""Findings that no check module yields: what reading a file reports, and what other programs warn of.

Kept beside the rule book so that each code has its reason and can be explained like any other.
"""

from leafwright.checks.refused import REFUSED, Reported

REPORTED = {
    "S001": Reported(
        "Every file that the project names is there and can be read.", "Without it nothing can be built.",
        "ARCHITECTURE.md", "check --topic going-hom", "check --topic going-home",
    ),
    "S002": Reported(
        "No topic is longer than 200,000 characters, no word of one than 1,000; no other file is larger than 2,000 KB.",
        "A text of that size was pasted by mistake.",
        "about 300,000 words", "a picture pasted as letters", "keep pictures in files of their own",
    ),
    "S003": Reported(
        "Every file is UTF-8 text.", "In another encoding, accents and scripts turn into other letters.",
        "RFC 3629", "saved as Windows-1252", "save it again with encoding UTF-8",
    ),
    "S004": Reported(
        "Every .toml file is valid TOML.", "One missing quote hides all values behind it.",
        "TOML 1.0", "emergency = 911 999", 'emergency = "911"',
    ),
    "S005": Reported(
        "Every value fits its schema: all there, none unknown, each of the right form.",
        "A phone number with a letter in it is worse than none.",
        "EQIP 16, 19, 21, 22; DISCERN 5", "number: 2", "number: PI-02", ("R01", "R07", "R11"),
    ),
    "S006": Reported(
        "Each language that the profile names has a file, of the tool or of the library; one of them is the source.",
        "All translations hang on the source.",
        "ARCHITECTURE.md", 'languages = ["zh"]', 'languages = ["zh-Hans"]',
    ),
    "S007": Reported(
        "Every .json file is valid JSON.", "One missing comma hides all references behind it.",
        "RFC 8259", '[{"id": "x" "title": "y"}]', '[{"id": "x", "title": "y"}]',
    ),
    "S008": Reported(
        "A topic begins with its front matter.", "Number, version and dates must stand on every leaflet.",
        "EQIP 19", "# Title on the first line", "--- and number: PI-02 and so on, then ---", ("R01",),
    ),
    "S009": Reported(
        "Front matter is valid YAML.", "A colon or a tab in the wrong place hides all that follows.",
        "YAML 1.1", "audience: Adults: all of them", 'audience: "Adults: all of them"',
    ),
    "S010": Reported(
        "A translation file is valid PO.", "A broken file would lose a translator's words.",
        "GNU gettext, PO files", "msgstr without quotes", 'msgstr "words"',
    ),
    "S011": Reported(
        "docs/rules.toml names each rule once, by a code that exists, with all of its numbers.",
        "A rule without its number cannot be kept, and a mistyped code switches nothing.",
        "docs/rules.toml", "[C06]", "[C006] and longest = 20",
    ),
    "S012": Reported(
        "A word list is named after its code, a topic and a picture as every disk and server keeps a name.",
        "The code is what a finding and an exception name; a name with other letters is another on the next disk.",
        "docs/wordlists", "docs/wordlists/hard words.toml", "docs/wordlists/v001_everyday_words.toml",
    ),
    "S013": Reported(
        "An exception in front matter is needed by a finding at its place.",
        "An exception that outlives its reason would hide the next fault.",
        "Standard Ebooks, lint exceptions", "an exception for a sentence that was shortened", "take it out",
    ),
    "S014": Reported(
        "Where the hospital lists keys, every sign-off is signed by one of them.",
        "Anyone can type a name; only its owner has the key.",
        "OpenSSH, ssh-keygen -Y; docs/signoffs/allowed_signers", "a name typed into the file", "approve … --key FILE",
        ("R37",),
    ),
    "S015": Reported(
        "The formats that the profile or a topic names exist.", "Otherwise nothing would be printed, in silence.",
        "leaflets/formats", "formats: [a3]", "formats: [a4, large-print]",
    ),
    "S016": Reported(
        "What a library names is a file, and lies in the library.",
        "A link that leads out would put a stranger's file on a page; a pipe or a device never ends.",
        "CWE-59, Improper Link Resolution Before File Access", "docs/topics/heart.md is a link to /etc/passwd",
        "the file itself",
    ),
    "S017": Reported(
        "Every text among the topics is a topic: a .md file in docs/topics itself.",
        "What nobody reads is missed by nobody, until a patient asks for it.",
        "docs/topics", "docs/topics/going-home.docx", "docs/topics/going-home.md, begun by new … --from",
        level="warn",
    ),
    "S020": Reported(
        "No value of the profile or of a department, and no word of the source language, is still to be filled in.",
        "A leaflet with a made-up phone number helps nobody.",
        "standard R07", 'number = "000 000 0000"  # to fill in', "the number that people reach you by", ("R07",),
    ),
    "S021": Reported(
        "What a library replaces is still what it was when it was replaced.",
        "A newer release may have mended it; nobody would learn of it.",
        "Debian policy, configuration files", "a rule of yours, changed in Leafwright", "look at it, then: adopt",
        level="warn",
    ),
    "S022": Reported(
        "Fonts of the library's own have their license beside them.",
        "Every leaflet and page gives a part of them out; whoever made them decides whether you may.",
        "SIL Open Font License 1.1; contracts for fonts", "docs/fonts/Ours_400Regular.ttf alone",
        "docs/fonts/OFL.txt beside it",
    ),
    "S030": Reported(
        "A sample releases nothing.", "Its words are nobody's: no clinician answers for them.",
        "docs/hospital.toml", "release while sample = true", "your own values, then sample = false",
    ),
    "S031": Reported(
        "Every version that was released has its record.", "Without it a code on paper would lead nowhere.",
        "docs/releases", "docs/releases/en/hernia.toml was deleted", "bring it back from version control", ("R46",),
    ),
    "S032": Reported(
        "Every version that was released still has its files, byte for byte.",
        "Somebody may have to see what a patient was given.",
        "docs/releases; the published folder", "the published folder was emptied", "bring it back from a backup",
    ),
    "S033": Reported(
        "What was given to patients is withdrawn, never deleted.", "Its code on paper must find the reason.",
        "standard R46", "docs/topics/hernia.md was deleted", "withdrawn: with date and reason", ("R46",),
    ),
    "S034": Reported(
        "No release is older than the one before, or than a signature in it.",
        "With a wrong clock, editions that are out of date would be given out.",
        "docs/signoffs; manifest.json", "a clock that shows last year", "set the clock right",
    ),
    "S035": Reported(
        "A reason for a new version is one that patients can be told in their language.",
        "Whoever scans an old leaflet must learn why.",
        "the interface words because_…", "release --because hernia=typo", "--because hernia=mistake",
    ),
    "S036": Reported(
        "A release of one topic names one that there is.", "Else it would release nothing, and nobody would notice.",
        "docs/topics", "release --topic herna", "release --topic hernia",
    ),
    "S037": Reported(
        "A release of one topic leaves all others as they were released.",
        "Their words may be in the middle of a change that nobody has approved.",
        "what is published", "a new phone number of the hospital, on every leaflet", "release without --topic",
    ),
    "S038": Reported(
        "What a rollback took back is not released again with the same words.",
        "A release of the next night would give out once more what somebody found wrong.",
        "what is published", "release after rollback", "mend the words, and sign them",
    ),
    "P001": Reported(
        "WeasyPrint prints a leaflet without a warning.", "What it warns of is often invisible until it is on paper.",
        "WeasyPrint's own warnings", "colour: red", "color: red",
    ),
    "P002": Reported(
        "Every character has a glyph in the project's fonts.", "A missing one prints as an empty box.",
        "WCAG 1.3.1; PDF/UA-1, 7.21.8", "a rare symbol", "another character, or a font that has it", ("R40",),
    ),
    "P013": Reported(
        "Words for paper that cannot grow fit on it in type that can be read.",
        "What does not fit would be cut off, or set too small.",
        "standard R41", "an eleventh paragraph on a tri-fold", "fewer words; it is left out until then",
        ("R41",),
        level="warn",
    ),
    "P014": Reported(
        "A file for a print shop that asks for CMYK holds no RGB.", "The shop's machine would mix the color by itself.",
        "PDF/X-4 (ISO 15930-7)", "a picture in RGB inside a drawing", "a drawing in plain colors",
    ),
    "P015": Reported(
        "Every leaflet is printed within five minutes.", "One that crashes or hangs must not stop the others.",
        "concurrent.futures", "a drawing with a million lines", "a plain drawing",
    ),
    "P030": Reported(
        "No place of a file for a print shop takes more ink than the shop's limit.",
        "Too much ink does not dry: it comes off on the next sheet.",
        "ISO 12647-2, tone value sum; [print] ink_limit", "a picture in 380 % of four inks", "one within 300 %",
    ),
    "P031": Reported(
        "Braille that is asked for can be made: liblouis is there, with a table for the language.",
        "Whoever waits for braille must not be told that there is some.",
        "liblouis; `braille` in languages/", "formats with brf, and no liblouis", "sudo apt-get install liblouis-bin",
        level="warn",
    ),
    "P032": Reported(
        "Every sign of a text has braille in the table of its language, or in that of the source language.",
        "A full cell in its place says that something stands here, not what.",
        "liblouis, undefined", "a rare sign in a leaflet", "the word for it",
        level="warn",
    ),
    "W001": Reported(
        "MkDocs builds the site without a warning.", "It warns of links and pages that lead nowhere.",
        "MkDocs, validation", "[see](no-such-page.md)", "[see](going-home.md)", ("R35",),
    ),
    "W002": Reported(
        "No link or anchor of the built site is dead.", "A dead link in a warning sends a worried reader nowhere.",
        "lychee, offline with fragments", "#no-such-anchor", "#risks", ("R35",),
    ),
    "W008": Reported(
        "Every address outside that a topic or the evidence names still answers.",
        "A reader who looks for more must not end on a page that is gone.",
        "`links`, by lychee; never part of a build", "https://example.org/gone", "its new address, or an archived copy",
        level="warn",
    ),
    **REFUSED,
}  # fmt: skip
