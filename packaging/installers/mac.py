"""The Info.plist of Rawi.app: what macOS is told of the program and of its case files."""

from __future__ import annotations

from typing import Any

CASE_TYPE = "org.rawi.case"

INFO: dict[str, Any] = {
    "CFBundleIdentifier": "org.rawi.rawi",
    "CFBundleName": "Rawi",
    "CFBundleDisplayName": "Rawi",
    "CFBundleDevelopmentRegion": "ar",
    "CFBundleLocalizations": ["ar", "en"],
    "LSApplicationCategoryType": "public.app-category.productivity",
    "LSMinimumSystemVersion": "13.0",
    "NSHighResolutionCapable": True,
    "NSHumanReadableCopyright": "The Rawi authors. GPL-3.0-or-later.",
    # macOS lets a program reach the network only where it asks; Rawi asks for nothing.
    "NSAppTransportSecurity": {"NSAllowsArbitraryLoads": False},
    "CFBundleDocumentTypes": [
        {
            "CFBundleTypeName": "Rawi case",
            "CFBundleTypeRole": "Editor",
            "CFBundleTypeIconFile": "case.icns",
            "LSHandlerRank": "Owner",
            "LSItemContentTypes": [CASE_TYPE],
        }
    ],
    "UTExportedTypeDeclarations": [
        {
            "UTTypeIdentifier": CASE_TYPE,
            "UTTypeDescription": "Rawi case",
            "UTTypeConformsTo": ["public.data", "public.database"],
            "UTTypeIconFile": "case.icns",
            "UTTypeTagSpecification": {
                "public.filename-extension": ["rawi"],
                "public.mime-type": ["application/x-rawi-case"],
            },
        }
    ],
}
