# SPDX-License-Identifier: GPL-3.0-or-later
"""Acronyms and brand names that are said neither as spelled nor as written."""

from __future__ import annotations

#: Said neither as spelled nor as written.
READINGS = {
    "JPEG": "J peg", "JPEGs": "J pegs", "MPEG": "M peg", "JPG": "J peg", "IEEE": "I triple E", "AAA": "triple A", "NAACP": "N double A C.P", "NCAA": "N.C double A", "WYSIWYG": "wizzy wig",
    "SCSI": "scuzzy", "GNU": "gnoo", "IIRC": "if I recall correctly", "IMHO": "in my humble opinion", "PLoS": "ploss", "YoY": "year over year", "QoQ": "quarter over quarter", "JSON": "jason", "YAML": "yammel", "TOML": "tommel", "SoC": "S.O.C", "SaaS": "sass", "IaaS": "I.A.A.S", "PaaS": "pass", "DevOps": "dev ops", "FinTech": "fin tech", "EdTech": "ed tech", "IoT": "I.O.T", "LoRa": "lora", "QoS": "Q.O.S", "DoS": "doss", "DDoS": "D doss", "PoC": "P.O.C", "DoD": "D.O.D", "DoJ": "D.O.J", "VoIP": "voip", "AmEx": "Amex", "NaCl": "N.A.C.L", "LaTeX": "lay tech", "TeX": "tech", "SQLite": "S.Q.L ite", "PostgreSQL": "Postgres Q.L", "MySQL": "My S.Q.L",
    "NoSQL": "No S.Q.L", "PyPI": "Pie P.I", "CUDA": "cooda", "GmbH": "G.M.B.H", "mRNA": "M.R.N.A", "ZIP": "zip", "IPv4": "I.P.V four", "IPv6": "I.P.V six", "W3C": "W three C", "OAuth": "O Auth", "eSIM": "E sim", "DRAM": "D ram", "SRAM": "S ram", "VRAM": "V ram",
    "CD-ROM": "C.D rom", "CD-ROMs": "C.D roms", "DVD-ROM": "D.V.D rom", "HVAC": "H vac", "EPROM": "E prom", "AMOLED": "am O led", "LGBTQ": "L.G.B.T.Q", "MSDOS": "M.S doss", "MS-DOS": "M.S doss", "iOS": "I.O.S", "iPadOS": "iPad O.S", "macOS": "mac O.S", "watchOS": "watch O.S", "tvOS": "T.V O.S", "ChromeOS": "Chrome O.S", "pH": "P.H", "pKa": "P.K.A",
    "NSAID": "N said", "NSAIDs": "N saids", "PhDs": "P.H.D's", "PCSK9": "P.C.S.K nine", "GitHub": "GitHub", "YouTube": "YouTube", "iCloud": "iCloud", "FAQs": "F.A.Q's", "FAQ": "F.A.Q", "UNIX": "Unix", "VHDL": "V.H.D.L", "TV": "T.V", "OK": "OK", "OK'd": "okayed", "OKs": "OKs", "TVs": "T.V's", "NGINX": "engine X", "JSTOR": "J stor", "CABG": "cabbage", "FTSE": "footsie", "CMOS": "C moss", "VLAN": "V lan", "WLAN": "W lan", "VLANs": "V lans", "ROFL": "roffle", "SDRAM": "S.D ram", "SVoD": "S.V.O.D", "SSRIs": "S.S.R.I's", "USMCA": "U.S.M.C.A", "IMDb": "I.M.D.B", "LiDAR": "lidar", "CaaS": "cass", "BASIC": "basic", "SONiC": "sonic", "MacOS": "Mac O.S", "P!nk": "Pink", "E*TRADE": "E trade", "TikTok": "TikTok", "PoE": "P.O.E", "MRAM": "M ram", "NVMe": "N.V.M.E", "PCIe": "P.C.I.E", "QWERTY": "qwerty", "LOL": "L.O.L", "WHOIS": "who is", "HDMI": "H.D.M.I", "NaN": "not a number", "dB": "decibels",
}  # fmt: skip
