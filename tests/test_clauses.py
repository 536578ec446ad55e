"""The clause tree: one small text for each way of drafting, with the ids that it prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from mouscan.clauses import Clause, ClauseTree, clause_tree
from mouscan.source import read_file

Tree = Callable[[str], ClauseTree]

TITLE = "MEMORANDUM OF UNDERSTANDING\n\nbetween Northmoor Council and Westhaven Trust\n\n"


def ids(tree: ClauseTree) -> list[str]:
    return [clause.id for clause in tree.clauses]


def one(tree: ClauseTree, id: str) -> Clause:
    return tree.by_id[id]


STYLES = {
    "decimal": (
        "1. Purpose\n\n1.1 The Council gives a list to the Trust.\n\n1.2 The list serves the winter programme.\n\n"
        "2. Retention\n\n2.1 The Trust keeps the list for:\n\n2.1.1 six months; and\n\n2.1.2 one month more.\n\n"
        "2.2 It then deletes the list.\n\n3. Ending\n\n3.1 Either may end it.\n",
        ["preamble", "1", "1.1", "1.2", "2", "2.1", "2.1.1", "2.1.2", "2.2", "3", "3.1"],
    ),
    "letters and romans in full brackets": (
        "1. The Trust shall:\n\n(a) delete the list;\n\n(b) tell the Council, in writing:\n\n"
        "(i) when it did so; and\n\n"
        "(ii) who did so; and\n\n(c) keep no copy.\n\n2. The Council shall answer.\n",
        ["preamble", "1", "1(a)", "1(b)", "1(b)(i)", "1(b)(ii)", "1(c)", "2"],
    ),
    "letters and romans in half brackets": (
        "1. The Trust shall:\n\na) delete the list;\n\nb) tell the Council, in writing:\n\ni) when it did so; and\n\n"
        "ii) who did so; and\n\nc) keep no copy.\n\n2. The Council shall answer.\n",
        ["preamble", "1", "1.a", "1.b", "1.b.i", "1.b.ii", "1.c", "2"],
    ),
    "letters and romans with points": (
        "1. The Trust shall:\n\na. delete the list;\n\nb. tell the Council, in writing:\n\ni. when it did so; and\n\n"
        "ii. who did so; and\n\nc. keep no copy.\n\n2. The Council shall answer.\n",
        ["preamble", "1", "1.a", "1.b", "1.b.i", "1.b.ii", "1.c", "2"],
    ),
    "romans, capitals, numbers, letters": (
        "I. PURPOSE\n\nThe agencies exchange a list.\n\nII. DUTIES\n\nA. The State Agency will:\n\n"
        "1. send the list;\n\n"
        "2. check the list:\n\na. for age; and\n\nb. for name.\n\nB. The Federal Agency will delete the list.\n\n"
        "III. TERM\n\nOne year.\n",
        ["preamble", "I", "II", "II.A", "II.A.1", "II.A.2", "II.A.2.a", "II.A.2.b", "II.B", "III"],
    ),
    "articles with numbered paragraphs": (
        "Article 1\nPurpose\n\n1. The Parties exchange a list.\n\n2. The list serves the programme.\n\n"
        "Article 2\nRetention\n\n1. It is kept for a year, and:\n\n(a) it is then erased;\n\n"
        "(b) the erasure is noted.\n\n"
        "2. No copy is kept.\n",
        [
            "preamble", "Article 1", "Article 1(1)", "Article 1(2)",
            "Article 2", "Article 2(1)", "Article 2(1)(a)", "Article 2(1)(b)", "Article 2(2)",
        ],
    ),
    "sections in romans": (
        "Section I. Purpose\n\nThe agencies exchange a list.\n\nSection II. Term\n\nThe term is one year.\n\n"
        "Section III. Ending\n\nEither may end it.\n",
        ["preamble", "Section I", "Section II", "Section III"],
    ),
    "schedules whose numbers begin anew": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\nSchedule 1\nThe list\n\n1. It holds names.\n\n"
        "2. It holds:\n\n(a) addresses; and\n\n(b) ages.\n\nSchedule 2\nThe people\n\n1. The officer signs.\n",
        [
            "preamble", "1", "2", "Schedule 1", "Schedule 1/1", "Schedule 1/2", "Schedule 1/2(a)", "Schedule 1/2(b)",
            "Schedule 2", "Schedule 2/1",
        ],
    ),
    "annexes whose numbers run on": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\nAnnex A - The list\n\n3. It holds names.\n\n"
        "4. It holds ages.\n\nAnnex B - The people\n\n5. The officer signs.\n",
        ["preamble", "1", "2", "Annex A", "Annex A/3", "Annex A/4", "Annex B", "Annex B/5"],
    ),
    "parts of a schedule": (
        "1. The Council gives the list.\n\nSCHEDULE 1\n\nPart 1\nThe list\n\n1. It holds names.\n\n"
        "Part 2\nThe people\n\n1. The officer signs.\n\nAppendix A\n\n1. The form is printed here.\n",
        [
            "preamble", "1", "Schedule 1", "Schedule 1/Part 1", "Schedule 1/Part 1/1",
            "Schedule 1/Part 2", "Schedule 1/Part 2/1", "Appendix A", "Appendix A/1",
        ],
    ),
    "markdown headings": (
        "# Agreement on a list\n\nBetween the Council and the Trust.\n\n## Purpose\n\n"
        "The list serves the programme.\n\n"
        "## How it is sent\n\n1. It is sent weekly.\n2. It is sent by courier.\n\n## Ending\n\nEither may end it.\n",
        ["preamble", "purpose", "how-it-is-sent", "how-it-is-sent/1", "how-it-is-sent/2", "ending"],
    ),
    "numbered markdown headings": (
        "# Agreement on a list\n\nBetween the Council and the Trust.\n\n## 1. Purpose\n\nThe list serves it.\n\n"
        "## 2. Sending\n\n2.1 It is sent weekly.\n\n2.2 It is sent by courier.\n\n## 3. Ending\n\nEither may end it.\n",
        ["preamble", "1", "2", "2.1", "2.2", "3"],
    ),
    "headings that only the contents page shows": (
        "Contents\n\nPurpose of the list ..... 1\nWho may read it ..... 1\nHow it ends ..... 2\n\n"
        "The Council and the Trust agree on a list of addresses for the winter.\n\n"
        "Purpose of the list\n\nThe list serves the programme.\n\nWho may read it\n\nNobody but the Trust.\n\n"
        "How it ends\n\nEither may end it.\n",
        ["preamble", "purpose-of-the-list", "who-may-read-it", "how-it-ends"],
    ),
    "headings in capitals": (
        "The Council and the Trust agree on a list of addresses for the winter programme of the Trust.\n\n"
        "THE AGREED PURPOSES\n\nThe list serves the programme.\n\nKEEPING AND DELETING\n\n1. It is kept for a year.\n\n"
        "2. It is then deleted.\n",
        [
            "preamble", "the-agreed-purposes",
            "keeping-and-deleting", "keeping-and-deleting/1", "keeping-and-deleting/2",
        ],
    ),
    "definitions without labels": (
        '1. Definitions\n\n"List" means the list of addresses.\n\n"Programme" means the winter programme.\n\n'
        "2. Use\n\nThe List serves the Programme.\n",
        ["preamble", "1", "2"],
    ),
    "a table of fields": (
        "1. The list\n\n| Field | Reason |\n|---|---|\n| 1 Name | To write |\n| 2 Age | To plan |\n\n"
        "2. Use\n\nThe list serves the programme.\n",
        ["preamble", "1", "2"],
    ),
    "bullets": (
        "1. The Trust shall:\n\n• delete the list;\n\n• tell the Council; and\n\n- keep no copy.\n\n"
        "2. The Council answers.\n",
        ["preamble", "1", "2"],
    ),
    "a number on a line of its own": (
        "1\n\nThe Council gives the list to the Trust for the winter.\n\n2\n\nThe Trust keeps it for six months.\n\n"
        "3\n\nThe Trust deletes it.\n",
        ["preamble", "1", "2", "3"],
    ),
    "a signature block": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\n"
        "Signed on behalf of the Council\n\nName: ________\n\nDate: ________\n\n"
        "Signed on behalf of the Trust\n\nName: ____\n",
        ["preamble", "1", "2", "3", "signatures"],
    ),
    "recitals and a body": (
        "This agreement is made between Northmoor Council and Westhaven Trust for the winter of 2030.\n\nBACKGROUND\n\n"
        "(A) The Council keeps a list.\n\n(B) The Trust needs it.\n\n1. USE\n\n"
        "1.1 The list serves the programme.\n\n2. TERM\n\n2.1 One year.\n",
        ["preamble", "background", "background/A", "background/B", "1", "1.1", "2", "2.1"],
    ),
    "headings that only stand alone": (
        "This memorandum is made between Northmoor Council and Westhaven Trust for the winter programme.\n\n"
        "Background\n\nThe Council holds a list of addresses, and the Trust has asked for it.\n\n"
        "Purpose of the Sharing\n\nThe list serves the winter programme and nothing else.\n\n"
        "Who may read it\n\nThe officers of the Trust may read it:\n\n- at work; and\n- in person.\n\n"
        "Retention\nThe Trust keeps the list for six months and then deletes it, and it says so to the Council.\n\n"
        "Ending of it all\n\nWhen it ends\n\nThe sharing ends when either of the two says so.\n\n"
        "OFFICIAL\nNorthmoor\n",
        [
            "preamble", "background", "purpose-of-the-sharing", "who-may-read-it", "retention",
            "ending-of-it-all", "when-it-ends",
        ],
    ),
    "headings that ask": (
        "A plan that the Council and the Trust agree on for the list of addresses\n\nWhat is shared?\n\n"
        "The Council gives the Trust a list of addresses each month.\n\nWho may read it?\n\n"
        "The officers of the Trust who run the winter programme.\n\nHow long is it kept?\n\nIt is kept for a year.\n",
        ["preamble", "what-is-shared", "who-may-read-it", "how-long-is-it-kept"],
    ),
    "rows of a table that are counted": (
        "1. Data\n\nThe data:\n\nNo.   Field      Reason\n1     Name       To write\n2     Age        To plan\n\n"
        "2. Term\n\nOne year.\n",
        ["preamble", "1", "2"],
    ),
    "headings with a colon": (
        "This memorandum is made between Northmoor Council and Westhaven Trust for the winter programme.\n\n"
        "Background:\n\nThe Council holds a list of addresses, and the Trust has asked for it.\n\n"
        "Agreed Purposes:\n\nThe list serves the winter programme and nothing else.\n\n"
        "Retention:\n\nThe Trust keeps the list for six months and then deletes it.\n",
        ["preamble", "background", "agreed-purposes", "retention"],
    ),
    "headings in capitals right above their text": (
        "This memorandum is made between Northmoor Council and Westhaven Trust for the winter programme.\n\n"
        "BACKGROUND\nThe Council holds a list of addresses, and the Trust has asked for the whole of it.\n\n"
        "RETENTION\nThe Trust keeps the list for six months and then deletes it, and tells the Council.\n",
        ["preamble", "background", "retention"],
    ),
    "numbers that run on under headings": (
        "This memorandum is made between Northmoor Council and Westhaven Trust for the winter programme.\n\n"
        "Introduction\n\n1. The Council holds a list of addresses that the Trust needs.\n\n"
        "2. The Trust runs a programme in the same area.\n\n"
        "Purpose\n\n3. The list serves the programme and nothing else:\n\n(a) in winter; and\n\n(b) in town.\n\n"
        "Retention and Deletion\n\n4. The Trust keeps the list for six months.\n",
        [
            "preamble", "introduction", "introduction/1", "introduction/2",
            "purpose", "purpose/3", "purpose/3(a)", "purpose/3(b)",
            "retention-and-deletion", "retention-and-deletion/4",
        ],
    ),
    "numbers that run on under marked headings": (
        "# Agreement on a list\n\nBetween the Council and the Trust.\n\n## Introduction\n\n"
        "1. The Council holds a list.\n\n2. The Trust needs it.\n\n## Purpose\n\n3. The list serves the programme.\n",
        ["preamble", "introduction", "introduction/1", "introduction/2", "purpose", "purpose/3"],
    ),
    "a heading inside a numbered clause": (
        "# Agreement on a list\n\nBetween the Council and the Trust.\n\n## 1. Purpose\n\n1.1 The list serves it.\n\n"
        "### Who may read it\n\nThe officers of the Trust.\n\n1.2 The list is read in person.\n\n"
        "## 2. Term\n\n2.1 One year.\n",
        ["preamble", "1", "1.1", "who-may-read-it", "1.2", "2", "2.1"],
    ),
    "annexes without a number": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\nANNEX\n\nTHE LIST\n\n1. It holds names.\n\n"
        "2. It holds ages.\n",
        ["preamble", "1", "2", "Annex", "Annex/1", "Annex/2"],
    ),
    "annexes numbered by words": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\nSchedule One: The list\n\n1. It holds names.\n\n"
        "SECOND SCHEDULE\n\nThe people\n\n1. The officer signs.\n\nAnnex A-1 The form\n\n1. It is blue.\n\n"
        'Exhibit "B"\n\n1. The map.\n',
        [
            "preamble", "1", "2", "Schedule One", "Schedule One/1", "Second Schedule", "Second Schedule/1",
            "Annex A-1", "Annex A-1/1", "Exhibit B", "Exhibit B/1",
        ],
    ),
    "sections of articles": (
        "ARTICLE I - USE\n\nSection 1.01 The list serves the programme.\n\nSection 1.02 It is kept.\n\n"
        "ARTICLE II - TERM\n\nSection 2.01 The term is one year:\n\n(a) for the list; and\n\n(b) for the map.\n",
        [
            "preamble", "Article I", "Section 1.01", "Section 1.02",
            "Article II", "Section 2.01", "Section 2.01(a)", "Section 2.01(b)",
        ],
    ),
    "titles of articles": (
        "TITLE I\nGENERAL PROVISIONS\n\nArticle 1\nPurpose\n\n1. The list serves the programme.\n\n"
        "TITLE II\nTERM\n\nArticle 2\nTerm\n\nThe term is one year.\n",
        ["preamble", "Title I", "Article 1", "Article 1(1)", "Title II", "Article 2"],
    ),
    "half brackets for clauses after points for sections": (
        "1. USE\n\n1.1 The list is used.\n\n2. TERM\n\n1) One year.\n\n2) Or two.\n\n3. END\n\n3.1 It ends.\n",
        ["preamble", "1", "1.1", "2", "2.1", "2.2", "3", "3.1"],
    ),
    "a second lettered list in one clause": (
        "1. How to complain\n\n   Complaints are made to the Council:\n\n   A. by letter; or\n\n   B. in person.\n"
        "   Complaints may also be made to one of these:\n\n   A. the officer; or\n\n   B. the Trust.\n",
        ["preamble", "1", "1.A", "1.B", "1.A#2", "1.B#2"],
    ),
    "a signature block without a heading": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\n"
        "NORTHMOOR COUNCIL\n\nBy: ____________\n\nA. Person\nDirector of Records\n\nDate: ___________\n\n"
        "Annex A\n\nThe list\n\nFor the Council: the Director of Records\n",
        ["preamble", "1", "2", "3", "signatures", "Annex A"],
    ),
    "recitals with bare letters": (
        "This agreement is made between Northmoor Council and Westhaven Trust for the winter of 2030.\n\nBackground\n\n"
        "A The Council keeps a list.\n\nB The Trust needs it.\n\nAgreed terms\n\n1 Use\n\nThe list serves.\n\n"
        "2 Term\n\n2.1 One year.\n",
        ["preamble", "background", "background/A", "background/B", "1", "2", "2.1"],
    ),
    "recitals that end where the parties agree": (
        "This agreement is made between Northmoor Council and Westhaven Trust for the winter of 2030.\n\nWHEREAS\n\n"
        "(A) the Council keeps a list; and\n\n(B) the Trust needs it;\n\nNOW IT IS AGREED as follows:\n\n"
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n",
        ["preamble", "whereas", "whereas/A", "whereas/B", "1", "2"],
    ),
    "dashes after numbers": (
        "1 - Purpose\n\nThe list serves.\n\n2 - Term\n\nOne year.\n\n3 - End\n\nIt ends.\n",
        ["preamble", "1", "2", "3"],
    ),
    "short words for sections": (
        "Sec. 1. Purpose.\n\nThe list serves.\n\nSec. 2. Term.\n\n(a) One year; or\n\n(b) two.\n\nSec. 3. End.\n\n"
        "It ends.\n",
        ["preamble", "Sec. 1", "Sec. 2", "Sec. 2(a)", "Sec. 2(b)", "Sec. 3"],
    ),
    "annexes to the agreement": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\nANNEX 1 TO THE AGREEMENT\n\n1. Names.\n\n"
        "Annex 2 to the Memorandum of Understanding\n\n1. Ages.\n",
        ["preamble", "1", "2", "Annex 1", "Annex 1/1", "Annex 2", "Annex 2/1"],
    ),
    "titles without space above": (
        "I. PURPOSE\n  The list serves the programme.\nII. DUTIES\n  The agencies have duties.\n"
        "    A. FIRST AGENCY\n  It sends the list.\n    B. SECOND AGENCY\n  It keeps it.\nIII. TERM\n  One year.\n",
        ["preamble", "I", "II", "II.A", "II.B", "III"],
    ),
    "damaged numerals": (
        "I. PURPOSE\n\nThe list serves.\n\nII. DUTIES\n\nl. First duty\n\nIt is sent.\n\n2. Second\n\nIt is kept.\n\n"
        "A. By hand;\n\n8. By post.\n\nIll. TERM\n\nOne year.\n\nJV. COSTS\n\nNone.\n",
        ["preamble", "I", "II", "II.1", "II.2", "II.2.A", "II.2.B", "III", "IV"],
    ),
    "a letter that is skipped": (
        "I. PURPOSE\n\nA. FIRST\n\nThe list serves.\n\nC. THIRD\n\nIt is kept.\n\nII. TERM\n\nOne year.\n",
        ["preamble", "I", "I.A", "I.C", "II"],
    ),
    "marked headings above an annex": (
        "# Agreement on a list\n\nBetween the Council and the Trust.\n\n# Purpose\n\nThe list serves it.\n\n"
        "## Annex A\n\n1. Names.\n\n# Costs\n\n1. None.\n",
        ["preamble", "purpose", "Annex A", "Annex A/1", "costs", "costs/1"],
    ),
    "sections that repeat their article": (
        "ARTICLE 1\nUSE\n\n1.1 The list serves the programme:\n\n(a) in winter; and\n\n(b) in town.\n\n1.2 Also kept.\n"
        "ARTICLE 2\nTERM\n\n2.1 The term is one year.\n\nSchedule A\n\nArticle 1\n\n1.1 It holds names.\n",
        [
            "preamble", "Article 1", "1.1", "1.1(a)", "1.1(b)", "1.2", "Article 2", "2.1",
            "Schedule A", "Schedule A/Article 1", "Schedule A/1.1",
        ],
    ),
    "damaged numerals after a word": (
        "SECTION I. PURPOSE\n\nThe list serves.\n\nSECTION ll. TERM\n\nOne year.\n\nSECTION Ill. COSTS\n\nA. None.\n\n"
        "SECTION lV. END\n\nIt ends.\n\nSECTION V. LAW\n\nThe law binds.\n\nSECTION Vl. REVIEW\n\nIt is reviewed.\n",
        [
            "preamble", "Section I", "Section II", "Section III", "Section III(A)", "Section IV", "Section V",
            "Section VI",
        ],
    ),
    "considerations before numbers": (
        "This protocol is made between Northmoor Council and Westhaven Trust for the winter.\n\nConsiderations\n\n"
        "(A) The Council keeps a list.\n\n(B) The Trust needs it.\n\n1 Use\n\n1.1 The list serves the programme.\n\n"
        "2 Term\n\n2.1 One year.\n",
        ["preamble", "considerations", "considerations/A", "considerations/B", "1", "1.1", "2", "2.1"],
    ),
    "a table of details before numbers": (
        "Agreement details\n\nGiver      Northmoor Council, which keeps the list of addresses of the borough\n\n"
        "Taker      Westhaven Trust\n\n1 Use\n\n1.1 The list serves the programme.\n\n2 Term\n\n2.1 One year.\n",
        ["preamble", "agreement-details", "1", "1.1", "2", "2.1"],
    ),
    "questions of a form that are counted": (
        "1. Use\n\nThe list serves.\n\n2. Term\n\nOne year.\n\nAnnex 1\n\nForm\n\n1   Name: ..........\n\n"
        "2   Wanted:   [ ] age   [ ] ward\n\n3   Officer: ..........\n",
        ["preamble", "1", "2", "Annex 1", "Annex 1/1", "Annex 1/2", "Annex 1/3"],
    ),
    "an annex that is the whole text": (
        "Annex 3\n\nAgreement on a list\n\nBetween the Council and the Trust, who agree on it.\n\n1. Use\n\n"
        "1.1 The list serves.\n\n2. Term\n\n2.1 One year.\n\nExhibit A\n\n1. Names.\n",
        ["preamble", "1", "1.1", "2", "2.1", "Exhibit A", "Exhibit A/1"],
    ),
    "annexes that are the whole text": (
        "Annex 3\n\nThe list that they agree on\n\n1. Names.\n\nAnnex 4\n\nThe people\n\n1. The officer signs.\n",
        ["Annex 3", "Annex 3/1", "Annex 4", "Annex 4/1"],
    ),
    "headings in capitals and small letters right above their text": (
        "Purpose Of The Sharing\nThe Council gives the Trust the list.\n\nLegal Basis\nThe Council has its task.\n\n"
        "Review And Ending\nEither may end it.\n",
        ["preamble", "purpose-of-the-sharing", "legal-basis", "review-and-ending"],
    ),
    "headings in capitals and small letters above single words": (
        "Purpose Of The Sharing\n\nWinter programme\n\nLegal Basis\n\nPublic task\n\nRetention\n\nSix months\n",
        ["preamble", "purpose-of-the-sharing", "legal-basis", "retention"],
    ),
    "headings of many words": (
        "This memorandum is made between Northmoor Council and Westhaven Trust for the winter programme.\n\n"
        "How the Council and the Trust will share the list of addresses with each other\n\n"
        "The Council gives the Trust the list of addresses in each month of the winter.\n\n"
        "Costs\n\nThe Trust bears the costs of the list and of every letter that it writes about it.\n\n"
        "Ending\n\nEither of the two parties may end it by a letter to the other at any time.\n",
        [
            "preamble", "how-the-council-and-the-trust-will-share-the-list-of-addresses-with-each-other",
            "costs", "ending",
        ],
    ),
    "labels behind bullets": (
        "# Agreement on a list\n\n## Use\n\n- (1) In winter.\n- (2) In town:\n\n- (a) by hand; or\n- (b) by post.\n\n"
        "## Term\n\n- 1. One year.\n- 2. Or two.\n\n## Costs\n\n- 3.1 None.\n- 3.2 Or few.\n",
        [
            "preamble", "use", "use/1", "use/2", "use/2(a)", "use/2(b)", "term", "term/1", "term/2",
            "costs", "costs/3.1", "costs/3.2",
        ],
    ),
    "a subtitle above the parties": (
        "# Agreement on a list\n\n## The Winter Programme\n\n**BETWEEN:**\n\n**NORTHMOOR COUNCIL**\n\n**AND:**\n\n"
        "**WESTHAVEN TRUST**\n\n## Use\n\nThe list serves.\n\n## Term\n\nOne year.\n",
        ["preamble", "use", "term"],
    ),
    "a numbered list under a numbered marked heading": (
        "# Agreement on a list\n\n## 1. Use\n\nThe list serves.\n\n### 1.1 Risks\n\n1. Loss\n2. Theft\n\n## 2. Term\n\n"
        "1. One year.\n\n## 3. Costs\n\nNone.\n",
        ["preamble", "1", "1.1", "1.1.1", "1.1.2", "2", "2.1", "3"],
    ),
    "parties of the first part": (
        "THIS AGREEMENT is made in duplicate this 4th day of March in the year 2030.\n\nBETWEEN:\n\nTHE COUNCIL\n\n"
        "OF THE FIRST PART\n\nAND:\n\nTHE TRUST\n\nOF THE SECOND PART\n\n1. USE\n\n1.1 The list serves.\n\n2. TERM\n\n"
        "2.1 One year.\n",
        ["preamble", "1", "1.1", "2", "2.1"],
    ),
    "initials of those who sign": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\n"
        "Done at Northmoor, on 4 March 2030.\n\nFor the Council      For the Trust\n\n(signature)     (signature)\n"
        "A. Person     B. Person\nChair     Chair\n\nAnnex I -- The people\n\n1. The officer signs.\n",
        ["preamble", "1", "2", "3", "signatures", "Annex I", "Annex I/1"],
    ),
    "letters with numbers under sections with letters": (
        "Section A: Parties\n\nA1. Northmoor Council\n\nA2. Westhaven Trust\n\nSection B: Use\n\nB1. Why\n\n"
        "The list serves.\n\nB2. How\n\nBy hand.\n",
        ["preamble", "Section A", "A1", "A2", "Section B", "B1", "B2"],
    ),
    "rules and dates under which parties sign": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\n"
        "_____________      _____________\nChair, Council      Chair, Trust\n\nDate: ______       Date: ______\n",
        ["preamble", "1", "2", "3", "signatures"],
    ),
    "signatures after the schedules": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\nSchedule 1\n\nThe list\n\n1. Names.\n\n"
        "Signed by Ada Person\nfor and on behalf of Northmoor Council    ..........\n",
        ["preamble", "1", "2", "Schedule 1", "Schedule 1/1", "signatures"],
    ),
    "parties that are counted on a cover page": (
        "DATED 4 March 2030\n\n(1) NORTHMOOR COUNCIL\n\n(2) WESTHAVEN TRUST\n\nTHIS AGREEMENT is dated so.\n\n"
        "PARTIES\n\n(1) NORTHMOOR COUNCIL of Northmoor; and\n\n(2) WESTHAVEN TRUST of Westhaven.\n\nAGREED TERMS\n\n"
        "1. USE\n\n1.1 The list serves.\n\n2. TERM\n\n2.1 One year.\n",
        [
            "preamble", "preamble/1", "preamble/2", "parties", "parties/1", "parties/2", "agreed-terms",
            "1", "1.1", "2", "2.1",
        ],
    ),
    "headings that speak of the agreement": (
        "What is this arrangement for?\nThe Council gives the list of addresses to the Trust for its letters.\n\n"
        "Who may read it?\nThe officers of the Trust who run the winter programme may read it, and nobody else.\n\n"
        "When does it end?\nIt ends after a year, or where either of the two parties says so to the other one.\n",
        ["preamble", "what-is-this-arrangement-for", "who-may-read-it", "when-does-it-end"],
    ),
    "a sentence that says who signed": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n"
        "IN WITNESS WHEREOF the parties have signed this agreement.\n\nTHE COUNCIL\nBy: ________\nDate: ________\n",
        ["preamble", "1", "2", "3", "signatures"],
    ),
    "parties that have caused an agreement to be executed": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\n"
        "The Parties have each caused this Agreement to be executed by their officers.\n\nCouncil\nBy:\nName:\n",
        ["preamble", "1", "2", "3", "signatures"],
    ),
    "signatures under the names of the parties": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\n"
        "FOR THE COUNCIL:            FOR THE TRUST:\n\n/s/ Ada Northmoor            /s/ Ben Westhaven\n\n"
        "Date: 2 May 2030            Date: 3 May 2030\n",
        ["preamble", "1", "2", "3", "signatures"],
    ),
    "signatures under a place and a date": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\n"
        "Northmoor, 2 May 2030\n\nFor the Council      Ada Northmoor, chair\nFor the Trust        Ben Westhaven\n",
        ["preamble", "1", "2", "3", "signatures"],
    ),
    "a page for the signatures": (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\n3. The Trust deletes it.\n\nSigning page\n\n"
        "Signed for the Council      Signed for the Trust\n\nAda Northmoor      Ben Westhaven\n",
        ["preamble", "1", "2", "3", "signing-page"],
    ),
    "letters that answer each other": (
        "Dear Registrar,\n\nThis letter and your answer are an agreement on the list of addresses for the winter.\n\n"
        "What we give\n\nThe Council gives the Trust the list of addresses in each month of the winter.\n\n"
        "Who may read it\n\nThe officers of the Trust who run the winter programme may read it, and nobody else.\n\n"
        "Yours sincerely,\n\nAda Northmoor\n\nANSWER OF THE TRUST\n\n2 May 2030\n\nDear Head of Records,\n\n"
        "Costs\n\nThe Trust bears the costs of the list and of every letter that it writes about it.\n\n"
        "Yours faithfully,\n\nBen Westhaven\n",
        [
            "preamble", "what-we-give", "who-may-read-it", "signatures", "answer-of-the-trust", "costs", "signatures#2",
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_the_ids_are_the_printed_labels(style: str, tree: Tree) -> None:
    text, expected = STYLES[style]
    if text.startswith(("#", "Contents")) or "agree on" in text:
        assert ids(tree(text)) == expected
    else:
        assert ids(tree(TITLE + text)) == expected


@pytest.mark.parametrize("style", STYLES)
def test_every_parent_stands_before_its_child_and_every_word_in_one_clause(style: str, tree: Tree) -> None:
    found = tree(TITLE + STYLES[style][0])
    seen: set[str] = set()
    for clause in found.clauses:
        assert clause.parent is None or clause.parent in seen
        seen.add(clause.id)
    spans = [(b.start, b.end) for clause in found.clauses for b in clause.blocks]
    spans += [clause.heading_span for clause in found.clauses if clause.heading_span]
    spans.sort()
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = sum(b - a for a, b in spans)
    assert inside >= len(found.document.text) * 0.6


# headings and words


def test_a_label_with_a_title_has_a_heading_and_one_with_a_sentence_has_words(tree: Tree) -> None:
    found = tree("1. Purpose\n\n1.1 The Council gives a list to the Trust.\n\n1.2 The Trust keeps it.\n")
    assert one(found, "1").heading == "Purpose"
    assert one(found, "1").blocks == ()
    assert one(found, "1.1").heading == ""
    assert found.text(one(found, "1.1")) == "The Council gives a list to the Trust."


def test_a_title_in_capitals_may_end_with_a_point_and_a_sentence_in_capitals_is_none(tree: Tree) -> None:
    found = tree(
        TITLE
        + "SECTION 1.  PURPOSE.\n\nThe list serves.\n\nSECTION 2.  COSTS.\n\nA. NO PARTY PAYS ANYTHING TO THE OTHER.\n"
    )
    assert (one(found, "Section 1").heading, one(found, "Section 2").heading) == ("PURPOSE.", "COSTS.")
    assert not one(found, "Section 2(A)").heading


def test_the_headings_of_a_clause_are_nearest_first(tree: Tree) -> None:
    found = tree("Annex A - The list\n\n1. Content\n\n1.1 It holds names of all of the people.\n")
    assert [h.strip("- ") for h in found.headings(one(found, "Annex A/1.1"))] == ["Content", "The list"]


def test_a_wrapped_paragraph_is_one_block(tree: Tree) -> None:
    found = tree("1. The Council gives a list of addresses\nto the Trust for the winter.\n\nIt is sent monthly.\n")
    assert found.text(one(found, "1")).split("\n") == [
        "The Council gives a list of addresses to the Trust for the winter.",
        "It is sent monthly.",
    ]


@pytest.mark.parametrize("mark", ["•", "-", "*", "+"])
def test_a_bullet_belongs_to_the_clause_that_it_stands_in(mark: str, tree: Tree) -> None:
    found = tree(f"1. The Trust shall:\n\n{mark} delete the list;\n\n{mark} keep no copy.\n")
    assert [b.kind for b in one(found, "1").blocks] == ["paragraph", "bullet", "bullet"]


def test_the_rows_of_a_table_belong_to_the_clause_that_they_stand_in(tree: Tree) -> None:
    found = tree(STYLES["a table of fields"][0])
    rows = [b for b in one(found, "1").blocks if b.kind == "row"]
    words = [[found.document.text[a:b] for a, b in row.cells] for row in rows]
    assert words == [["Field", "Reason"], ["1 Name", "To write"], ["2 Age", "To plan"]]


def test_a_title_right_above_its_text_is_a_heading(tree: Tree) -> None:
    found = tree(
        "1. Purpose\nThe list serves the winter programme of the Trust in the town and nothing else.\n"
        "2. Duties\n2.1 The Council sends it.\n3. The Trust\nkeeps the list for six months, and then it is deleted.\n"
    )
    assert [one(found, id).heading for id in ("1", "2", "3")] == ["Purpose", "Duties", ""]


def test_the_names_of_the_parties_on_the_first_page_are_no_headings(tree: Tree) -> None:
    text = (
        "Data Sharing Agreement\n\nbetween\n\nNorthmoor Council\n\nand\n\nWesthaven Trust\n\n"
        "This agreement is about a list of addresses of the people in the town.\n\n"
        "Purpose\n\nThe list serves the winter programme and nothing else at all.\n\n"
        "Who may read it\n\nThe officers of the Trust who run the programme.\n\n"
        "Retention\n\nIt is kept for six months and then it is deleted.\n"
    )
    assert ids(tree(text)) == ["preamble", "purpose", "who-may-read-it", "retention"]


def test_a_sentence_that_breaks_off_is_no_heading(tree: Tree) -> None:
    found = tree("1. The Council gives the Trust the list of the people of the\n\nNorthmoor district.\n\n2. It ends.\n")
    assert one(found, "1").heading == ""


def test_a_title_that_wraps_is_whole(tree: Tree) -> None:
    found = tree(
        "1. THE PURPOSE OF THE LIST AND OF ITS\nWINTER PROGRAMME\n\n1.1 The list serves the programme.\n\n"
        "2. Law that the Council and the Trust\nrest on\n\n2.1 The Lists Act.\n"
    )
    assert one(found, "1").heading == "THE PURPOSE OF THE LIST AND OF ITS WINTER PROGRAMME"
    assert one(found, "2").heading == "Law that the Council and the Trust rest on"


def test_the_title_of_an_annex_that_begins_with_a_letter_is_no_clause(tree: Tree) -> None:
    found = tree("1. Use.\n\n2. Term.\n\nAnnex A\n\nA Form of Request\n\n1. Names.\n\nB Form\n")
    assert ids(found) == ["1", "2", "Annex A", "Annex A/1"]


# what looks like a label and is none

LINES = {
    "a date": "The Council gives the list to the Trust for the winter\n14 March 2019\nand every year from then on.",
    "a date on its own": "The agreement is dated as follows.\n\n14 March 2019\n\nIt is for the winter.",
    "a year": "The Council and the Trust made their first agreement in\n2014. It ended in the summer.",
    "a statute": "The Council acts under powers of the statutes\n5 U.S.C. 552a, and\n42 C.F.R. 431.300, as amended.",
    "a sum": "The Trust pays for the list each year to the Council\n2.5 million pounds, in advance.",
    "a per cent": "The Trust checks a sample of the list, namely about\n2.5 per cent of all rows of it.",
    "an address": "Letters go to the records officer of the Council,\n\n2 Quay Street\n\nNorthmoor",
    "a sentence that begins with a number": "The Trust has officers.\n\n2 of the officers may read the list.",
    "a torn reference": "The list is kept by the Trust as is set out in clause\n4.2 and in the plan of the Trust.",
    "a torn reference to a letter": "The list is kept by the Trust as is set out in clause 4,\n(b) and in the plan.",
    "a torn reference to an annex": "The fields of the list are all that are named in\nAnnex C and in no other place.",
    "a short torn reference": "The fields are all in\nAnnex C",
    "an annex that begins a sentence": "The list has fields.\n\nAnnex C shall name the fields.",
    "a run-in enumeration": "The Trust shall (i) delete the list, (ii) tell the Council and (iii) keep no copy.",
    "an initial": "The officer of the Trust for all of these matters is\nA. Person, of the records office.",
    "a telephone number": "The officer can be reached at this number:\n\n0117 496 0000\n\nor in person.",
    "footnotes": "The Trust keeps the list of the Council.\n\n1 The Trust is a trust.\n2 The Council is a council.",
    "an abbreviation": "The officer of the Trust may keep the list for good reasons,\n\ni.e. for the winter programme.",
    "a section of a code": "The agencies do as is laid down in the regulations at 28 C.F.R.\n§ 50.15. It binds.",
    "a range": "The Trust keeps the list for some months:\n\n5 - 10 of them in the year.",
    "a version": "Messages between the two servers are encrypted by using TLS\n1.2 if the server can do so.",
    "a title of a code": "The agencies act under the powers that are codified at\nTitle 5 U.S.C. and nothing else.",
    "a time": "The list is sent on each working day of the year at\n9.30 in the morning by courier.",
}


@pytest.mark.parametrize("case", LINES)
def test_what_only_looks_like_a_label_opens_no_clause(case: str, tree: Tree) -> None:
    text = f"1. {LINES[case]}\n\n2. The Trust keeps the list for six months.\n"
    assert ids(tree(TITLE + text)) == ["preamble", "1", "2"]


def test_a_letter_i_after_h_is_a_letter(tree: Tree) -> None:
    items = "\n\n".join(f"{letter}. the field of the {letter} list;" for letter in "abcdefghij")
    found = ids(tree(f"{TITLE}1. The Trust reads:\n\n{items}\n\n2. It keeps none.\n"))
    assert found == ["preamble", "1", *(f"1.{letter}" for letter in "abcdefghij"), "2"]


def test_an_i_under_a_letter_is_a_roman(tree: Tree) -> None:
    text = "1. The Trust reads:\n\na. the list, namely:\n\ni. names;\n\nii. ages;\n\niii. streets;\n\nb. the map.\n"
    assert ids(tree(TITLE + text)) == ["preamble", "1", "1.a", "1.a.i", "1.a.ii", "1.a.iii", "1.b"]


def test_letters_go_on_after_z_by_doubling(tree: Tree) -> None:
    names = [chr(n) for n in range(ord("a"), ord("z") + 1)] + ["aa", "bb"]
    items = "\n\n".join(f"({name}) a field of the list;" for name in names)
    assert ids(tree(f"{TITLE}1. The fields are:\n\n{items}\n")) == ["preamble", "1", *(f"1({n})" for n in names)]


def test_a_label_printed_twice_is_marked_the_second_time(tree: Tree) -> None:
    text = "1. Use\n\n1.1 The list is used.\n\n1.2 It is read.\n\n1.2 It is also printed.\n\n1.3 It ends.\n"
    assert ids(tree(TITLE + text)) == ["preamble", "1", "1.1", "1.2", "1.2#2", "1.3"]


def test_the_list_of_parties_stands_in_the_preamble(tree: Tree) -> None:
    text = (
        "DATA SHARING AGREEMENT\n\nbetween\n\n(1) Northmoor Council of Quay Street; and\n\n"
        "(2) Westhaven Trust of Mill Lane\n\n"
        "1. PURPOSE\n\n1.1 The list serves the programme.\n\n2. TERM\n\n2.1 One year.\n"
    )
    assert ids(tree(text)) == ["preamble", "preamble/1", "preamble/2", "1", "1.1", "2", "2.1"]


def test_a_list_of_parties_that_is_numbered_as_the_body_is_ends_where_the_body_begins(tree: Tree) -> None:
    text = (
        "DATA SHARING AGREEMENT\n\nBETWEEN:\n\n1. Northmoor Council of Quay Street; and\n\n2. Westhaven Trust\n\n"
        "1. Purpose\n\n1.1 The list serves the programme.\n\n2. Term\n\n2.1 One year.\n"
    )
    found = tree(text)
    assert ids(found) == ["preamble", "preamble/1", "preamble/2", "1", "1.1", "2", "2.1"]
    assert found.text(one(found, "preamble/2")) == "Westhaven Trust"


def test_the_parties_can_sign_below_the_schedules(tree: Tree) -> None:
    text = (
        "1. The Council gives the list.\n\n2. The Trust keeps it.\n\nSchedule 1 The list\n\n1. Names.\n\n2. Ages.\n\n"
        "Signed by A. Person for and on behalf of Northmoor Council ..........\n"
    )
    assert ids(tree(text)) == ["1", "2", "Schedule 1", "Schedule 1/1", "Schedule 1/2", "signatures"]


def test_a_numbering_that_skips_a_number_goes_on(tree: Tree) -> None:
    text = "1. The list is used.\n\n2. It is read.\n\n4. It is deleted.\n\n5. It ends.\n"
    assert ids(tree(TITLE + text)) == ["preamble", "1", "2", "4", "5"]


def test_a_title_alone_is_the_preamble(tree: Tree) -> None:
    assert ids(tree("MEMORANDUM OF UNDERSTANDING\n\nThe Council gives the Trust a list.\n")) == ["preamble"]


def test_a_list_that_nests_without_end_is_read(tree: Tree) -> None:
    text = "1. The Trust shall:\n" + "\n".join(
        f"({'abcdefghijklm'[n % 13]}) the following:\n(i) first:" for n in range(500)
    )
    found = tree(text)
    assert len(found.clauses) == len(set(ids(found)))
    assert "the following:" in "".join(found.text(clause) for clause in found.clauses)


def test_a_list_that_nests_without_end_has_ids_of_bounded_length(tree: Tree) -> None:
    text = "1. The Trust shall:\n" + "".join(f"{'  ' * (n % 40)}1. the following:\n" for n in range(2000))
    assert max(map(len, ids(tree(text)))) < 80


# whole texts


def printed(text: str) -> set[str]:
    """Return the decimal labels that lines of a text begin with, dates and numbers of versions apart."""
    return set(re.findall(r"^([1-9]\d?(?:\.\d{1,2}){0,2})\.?\s+[A-Z](?!\w+ (?:19|20)\d\d)", text, re.M))


@pytest.mark.parametrize("name", ["pupil-data-2015", "umbrella-2019"])
def test_every_number_that_a_corpus_prints_is_a_clause_in_order(name: str, corpora: Path) -> None:
    document = read_file(str(corpora / name / "agreement.txt"))
    found = clause_tree(document)
    labels = {c.label for c in found.clauses}
    assert printed(document.text) - labels == set()
    body = [tuple(map(int, c.id.split("."))) for c in found.clauses if re.fullmatch(r"\d+(\.\d+)*", c.id)]
    assert body == sorted(body)
    assert len(body) >= 10
    assert not [c.id for c in found.clauses if "#" in c.id]


def test_a_bold_line_before_a_colon_leads_in_where_the_markup_tells_the_headings(tree: Tree) -> None:
    parts = ["# Sharing agreement", "The Council shares records with the Trust, as set out below."]
    parts += [
        "## Sharing",
        "**What is shared:**",
        "- name",
        "- address",
        "## Keeping",
        "The Trust keeps them for a year.",
    ]
    parts += ["## Ending", "It ends in May."]
    assert ids(tree("\n\n".join(parts) + "\n")) == ["preamble", "sharing", "keeping", "ending"]
