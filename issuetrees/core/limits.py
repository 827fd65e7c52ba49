"""The limits of the product, in one table: what is refused beyond them.

``docs/operate.md`` lists the same rows; a test compares the two.
"""

from typing import Final

# Trees and maps
NODES_PER_GRAPH: Final = 15_000
NODES_PASTED: Final = 15_000
OUTLINE_BYTES: Final = 5_000_000
OUTLINE_SECONDS: Final = 7
OUTLINE_MEMORY_BYTES: Final = 800_000_000
TRANSLATED_AT_ONCE: Final = 500
LOGO_BYTES: Final = 1_000_000
LOGO_PIXELS: Final = 16_000_000
PICTURE_PIXELS: Final = 32_000_000
PICTURE_SIDE: Final = 32_000
PICTURE_SECONDS: Final = 9
PICTURE_MEMORY_BYTES: Final = 800_000_000
COMMANDS_PER_COMMIT: Final = 1_000
TITLE_CHARACTERS: Final = 10_000
TEXT_CHARACTERS: Final = 100_000
WORK_CHARACTERS: Final = 2_000
COMMENT_CHARACTERS: Final = 5_000
NODES_COPIED: Final = 20_000
DRIVER_SCENARIOS: Final = 20
CASES_PER_SPLIT: Final = 50
CASE_CHARACTERS: Final = 300
LINES_PER_DETAIL: Final = 50
DETAIL_CHARACTERS: Final = 1_000
COMPETENCIES: Final = 200
MAP_FILE_RECORDS: Final = 20_000
# Evidence
TRANSCRIPT_BYTES: Final = 2_000_000
SOURCES_PER_ENGAGEMENT: Final = 1_000
EVIDENCE_PER_TREE: Final = 5_000
CLAIM_CHARACTERS: Final = 2_000
ASSUMPTIONS_PER_TREE: Final = 1_000
# Scoring
INITIATIVES_PER_ENGAGEMENT: Final = 2_000
INITIATIVES_AT_ONCE: Final = 2_000
INITIATIVE_KINDS: Final = 200
PERIODS: Final = 40
TEAMS: Final = 40
RELATIONS_PER_INITIATIVE: Final = 100
MEASURES_PER_INITIATIVE: Final = 30
ACTUALS_PER_MEASURE: Final = 400
SCORES_AT_ONCE: Final = 10_000
SCORES_COPIED: Final = 50_000
DECISIONS: Final = 2_000
SCENARIOS_PER_ENGAGEMENT: Final = 20
BOUNDS_PER_SCENARIO: Final = 100
# Budget frames
BRANDS_PER_FRAME: Final = 20
SEARCHES_PER_FRAME: Final = 400
VOICE_YEARS_PER_FRAME: Final = 200
# Who does it
PARTIES: Final = 60
ACTIVITIES: Final = 2_000
# Test-drives
TEST_DRIVES: Final = 50
PAST_PER_TEST_DRIVE: Final = 200
# Tables that come in: files and what is pasted from spreadsheets
TABLE_FILE_BYTES: Final = 5_000_000
TABLE_UNPACKED_BYTES: Final = 60_000_000
TABLE_SHEETS: Final = 100
TABLE_ROWS: Final = 20_000
TABLE_COLUMNS: Final = 500
TABLE_CELLS: Final = 200_000
TABLE_CHARACTERS: Final = 5_000_000
TABLE_SECONDS: Final = 8
TABLE_MEMORY_BYTES: Final = 600_000_000
# Requests
BODY_BYTES: Final = 8 * 1024 * 1024
# Invitations
INVITED_AT_ONCE: Final = 20
WORD_LISTS: Final = 200
LIBRARY_ENTRIES: Final = 500
INVITATION_MAILS_PER_DAY: Final = 100
INVITATION_MAILS_TO_ADDRESS: Final = 3
# Files that hang on sources, profiles and questions
FILE_BYTES: Final = 10_000_000
FILES_ON_ONE_THING: Final = 20
FILE_BYTES_PER_ENGAGEMENT: Final = 1_000_000_000
VOICE_NOTE_SECONDS: Final = 90
VOICE_NOTE_BYTES: Final = 3_000_000
# Careers
PROFILES_PER_OWNER: Final = 100
RATINGS_PER_PROFILE: Final = 5_000
STEPS_PER_PLAN: Final = 200
REVIEWS_PER_PROFILE: Final = 1_000
# Practice
NODES_COMPARED: Final = 400
SKETCH_CHARACTERS: Final = 60_000
ATTEMPTS_PER_PERSON: Final = 2_000
BANKS_PER_PERSON: Final = 100
CARDS_PER_BANK: Final = 1_000
# Reports
SECTIONS_PER_REPORT: Final = 60
QUESTIONS_PRINTED: Final = 10_000
EXPORTS_PER_PERSON: Final = 20
EXPORTS_PER_ENGAGEMENT: Final = 500
REPORT_TEMPLATES: Final = 200
FIGURE_BYTES: Final = 5_000_000
FIGURE_PIXELS: Final = 30_000_000
FIGURES_PER_ENGAGEMENT: Final = 1_000
LINKS_PER_REPORT: Final = 100
GUEST_LINKS_PER_ROUND: Final = 20
GUESTS_PER_ROUND: Final = 300
LINK_PASSWORDS: Final = 10
LINK_DOWNLOADS: Final = 30

TABLE: Final[dict[str, int]] = {
    "questions or stages of one tree or map": NODES_PER_GRAPH,
    "lines pasted into a tree at once": NODES_PASTED,
    "bytes of an outline that is pasted": OUTLINE_BYTES,
    "seconds of reading an outline's file": OUTLINE_SECONDS,
    "bytes of memory for reading an outline's file": OUTLINE_MEMORY_BYTES,
    "texts translated at once": TRANSLATED_AT_ONCE,
    "bytes of a logo": LOGO_BYTES,
    "pixels of a logo": LOGO_PIXELS,
    "pixels of a picture (PNG)": PICTURE_PIXELS,
    "pixels of a picture's width or height": PICTURE_SIDE,
    "seconds of painting a picture": PICTURE_SECONDS,
    "bytes of memory for painting a picture": PICTURE_MEMORY_BYTES,
    "commands in one commit": COMMANDS_PER_COMMIT,
    "characters of a question's title": TITLE_CHARACTERS,
    "characters of an answer or a note": TEXT_CHARACTERS,
    "characters of a hypothesis, analysis, source, end product or kill criterion": WORK_CHARACTERS,
    "characters of a comment": COMMENT_CHARACTERS,
    "questions, stages and arrows copied at once": NODES_COPIED,
    "scenarios of one driver tree": DRIVER_SCENARIOS,
    "cases tried on one split": CASES_PER_SPLIT,
    "characters of a case": CASE_CHARACTERS,
    "answers of a fork; signs or steps of an arrow; expectations of a stage": LINES_PER_DETAIL,
    "characters of one of these": DETAIL_CHARACTERS,
    "competencies of one map": COMPETENCIES,
    "bytes of the transcript of an interview": TRANSCRIPT_BYTES,
    "sources of one engagement": SOURCES_PER_ENGAGEMENT,
    "pieces of evidence on one tree": EVIDENCE_PER_TREE,
    "characters of a claim": CLAIM_CHARACTERS,
    "assumptions of one tree": ASSUMPTIONS_PER_TREE,
    "stages, forks and arrows of a map's file": MAP_FILE_RECORDS,
    "initiatives of one engagement": INITIATIVES_PER_ENGAGEMENT,
    "links for guests to one round that work": GUEST_LINKS_PER_ROUND,
    "guests of one round": GUESTS_PER_ROUND,
    "initiatives added at once": INITIATIVES_AT_ONCE,
    "kinds of initiatives of one engagement": INITIATIVE_KINDS,
    "periods of one engagement": PERIODS,
    "teams of one engagement": TEAMS,
    "initiatives that one initiative requires or excludes": RELATIONS_PER_INITIATIVE,
    "measures of the plan of one initiative": MEASURES_PER_INITIATIVE,
    "actuals of one measure": ACTUALS_PER_MEASURE,
    "scores given at once": SCORES_AT_ONCE,
    "bytes of a table's file": TABLE_FILE_BYTES,
    "bytes of a table's file when it is unpacked": TABLE_UNPACKED_BYTES,
    "sheets that are read of a file": TABLE_SHEETS,
    "rows of a sheet": TABLE_ROWS,
    "columns of a sheet": TABLE_COLUMNS,
    "cells of a sheet": TABLE_CELLS,
    "characters of a sheet": TABLE_CHARACTERS,
    "seconds of reading a table's file": TABLE_SECONDS,
    "bytes of memory for reading a table's file": TABLE_MEMORY_BYTES,
    "initiatives and scores copied at once": SCORES_COPIED,
    "decisions in one engagement": DECISIONS,
    "parties that take part in one engagement": PARTIES,
    "activities in one engagement": ACTIVITIES,
    "scenarios of one engagement": SCENARIOS_PER_ENGAGEMENT,
    "limits of kinds, sides and goals in one scenario": BOUNDS_PER_SCENARIO,
    "bytes of a request's body": BODY_BYTES,
    "addresses invited at once": INVITED_AT_ONCE,
    "lists of own words in one workspace": WORD_LISTS,
    "entries of the library of one workspace": LIBRARY_ENTRIES,
    "invitations mailed in a day by one person, or from one workspace": INVITATION_MAILS_PER_DAY,
    "invitations mailed in a day to one address": INVITATION_MAILS_TO_ADDRESS,
    "bytes of a file on a source or a profile": FILE_BYTES,
    "files on one source or level, voice notes on one question": FILES_ON_ONE_THING,
    "bytes of all files in one engagement": FILE_BYTES_PER_ENGAGEMENT,
    "seconds of a voice note": VOICE_NOTE_SECONDS,
    "bytes of a voice note": VOICE_NOTE_BYTES,
    "profiles that one person keeps on one stage map": PROFILES_PER_OWNER,
    "ratings of one profile": RATINGS_PER_PROFILE,
    "steps of one plan": STEPS_PER_PLAN,
    "entries of the review log of one profile": REVIEWS_PER_PROFILE,
    "lines of a tree that is compared with another": NODES_COMPARED,
    "characters of a sketch for a case, or of a pasted bank of questions": SKETCH_CHARACTERS,
    "attempts that one person keeps in a workspace": ATTEMPTS_PER_PERSON,
    "banks of questions of one person in a workspace": BANKS_PER_PERSON,
    "questions of one bank": CARDS_PER_BANK,
    "sections of one report": SECTIONS_PER_REPORT,
    "questions printed in one report": QUESTIONS_PRINTED,
    "exports that one person has under way": EXPORTS_PER_PERSON,
    "exports that wait in one engagement": EXPORTS_PER_ENGAGEMENT,
    "templates of reports in one workspace": REPORT_TEMPLATES,
    "bytes of a picture for a report": FIGURE_BYTES,
    "pixels of a picture for a report": FIGURE_PIXELS,
    "pictures of one engagement": FIGURES_PER_ENGAGEMENT,
    "links that work to one report": LINKS_PER_REPORT,
    "wrong passwords of one link in a quarter of an hour": LINK_PASSWORDS,
    "downloads by one link in a minute": LINK_DOWNLOADS,
}
