"""The layers of Rawi in the Common Analysis System (UIMA CAS), beside those of DKPro.

Names begin with ``webanno.custom``, as those of layers that a person makes in INCEpTION do.
"""

from __future__ import annotations

from cassis import TypeSystem

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
SENTENCE = f"{_DKPRO}.segmentation.type.Sentence"
TOKEN = f"{_DKPRO}.segmentation.type.Token"
NAMED_ENTITY = f"{_DKPRO}.ner.type.NamedEntity"
META = f"{_DKPRO}.metadata.type.DocumentMetaData"
CLAIM = "webanno.custom.Claim"
EVENT = "webanno.custom.Event"
TIME = "webanno.custom.Time"
NUMBER = "webanno.custom.Number"
NOTE = "webanno.custom.Note"

_STRING, _BOOLEAN, _DOUBLE = "uima.cas.String", "uima.cas.Boolean", "uima.cas.Double"
_LAYERS: dict[str, dict[str, str]] = {
    # Of DKPro's types those that Rawi fills, with their features: INCEpTION adds its own to them.
    SENTENCE: {},
    TOKEN: {},
    NAMED_ENTITY: {"value": _STRING, "identifier": _STRING},
    # What a claim is called, its stance, who says it first, all who pass it on, first to last.
    CLAIM: {
        "identifier": _STRING,
        "stance": _STRING,
        "origin": _STRING,
        "originKind": _STRING,
        "chain": _STRING,
        "quoted": _BOOLEAN,
        "reliability": _STRING,
        "credibility": _STRING,
    },
    EVENT: {
        "identifier": _STRING,
        "value": _STRING,
        "polarity": _STRING,
        "modality": _STRING,
        "actor": _STRING,
        "target": _STRING,
        "place": _STRING,
        "time": _STRING,
    },
    TIME: {
        "value": _STRING,
        "earliest": _STRING,
        "latest": _STRING,
        "edtf": _STRING,
        "reason": _STRING,
    },
    NUMBER: {
        "low": _DOUBLE,
        "high": _DOUBLE,
        "approximate": _BOOLEAN,
        "counted": _STRING,
        "unit": _STRING,
    },
    NOTE: {"value": _STRING, "author": _STRING, "at": _STRING},
}


def layers() -> TypeSystem:
    """DKPro's types and ours."""
    types = TypeSystem()
    meta = types.create_type(name=META, supertypeName="uima.tcas.DocumentAnnotation")
    for feature in ("documentTitle", "documentId"):
        types.create_feature(domainType=meta, name=feature, rangeType=_STRING)
    for name, features in _LAYERS.items():
        layer = types.create_type(name=name, supertypeName="uima.tcas.Annotation")
        for feature, kind in features.items():
            types.create_feature(domainType=layer, name=feature, rangeType=kind)
    return types
