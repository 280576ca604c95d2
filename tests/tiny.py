"""One small topic without a fault, its kind and its department, to put one fault in."""

TOPIC = """\
---
number: XX-01
kind: tiny
version: "0.1"
written: 2026-01-01
last_review: null
next_review: null
owner: Ward
audience: adults
funding: none
conflicts: none
patient_readers: 0
search_terms: lump
---

# A small treatment

One line that says what it is

## Key points {#summary}

- It is not cancer.
- You decide.
- Ask us.

## What is it? {#what_is}

You have a small treatment. It helps you to walk.

## What are the risks? {#risks}

About 4 out of 100 people had a serious problem.{{ fact.F01 }} About 96 out of 100 did not.{{ fact.F01 }}

You can have pain for some days, and your team helps you at once. You can phone us at any hour, day or night.
You may need to stay with us for a night or two.

## What do we not know? {#unknowns}

We do not know how long it lasts.

## What follow-up will I have? {#follow_up}

You have a talk with us after a week. You lift nothing for {{ amount.lifting }}.

## When should I get help? {#when_to_seek_help}

!!! emergency "Call {{ emergency }} now if you"

    - faint

!!! urgent "Phone the ward: {{ phone.ward }}"

    - a fever
"""
KIND = (
    'name = "Tiny"\n'
    + "".join(
        f'[[sections]]\nid = "{name}"\nrequired = true\nfold = "inside"\n'
        for name in ("summary", "what_is", "risks", "unknowns", "follow_up", "when_to_seek_help")
    )
    + "".join(
        f'[[sections]]\nid = "{name}"\nfrom = "hospital"\n'
        for name in ("formats_languages", "feedback_complaints", "contacts")
    )
)
DEPARTMENT = """\
name = "Ward"

[phones.ward]
number = "555 010 0199"
name = "Ward"
hours = "day and night"
always = true
"""
