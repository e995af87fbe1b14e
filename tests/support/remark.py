"""A remark of the checker's, as it stands in the report that the forge carries."""

LINE = {"path": "cases/torpa.md", "line": 3, "column": 8, "severity": "Fel", "code": "okant-varde",
        "message": "kommunen ”Åtvidabärg” finns inte. Menade du ”Åtvidaberg”?",
        "help": "Skriv så här:  kommuner: [Åtvidaberg]"}  # fmt: skip
