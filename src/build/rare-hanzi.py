#!/usr/bin/env python3
"""Makes resources/fonts/RareHanzi.ttf: python3 rare-hanzi.py HanaMinB.ttf NotoSansSC-Regular.ttf RareHanzi.ttf

HanaMinB.ttf is that of the Hanazono font of 2017-09-04 (Debian package fonts-hanazono). Kept are the characters of CJK
Unified Ideographs Extensions B to F (GB 18030-2022, implementation level 3) which Noto Sans SC has not. Dropped are
hints, vertical metrics, layout tables and names. Needs fonttools 4.
"""
import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FIRST, LAST = 0x20000, 0x2EBEF  # Extension B … Extension F


def main(source, common, target):
    font = TTFont(source, recalcTimestamp=False)
    known = TTFont(common, lazy=True).getBestCmap()
    wanted = [c for c in font.getBestCmap() if FIRST <= c <= LAST and c not in known]
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 5]
    options.glyph_names = False
    options.legacy_kern = False
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "GSUB", "GPOS", "GDEF", "gasp", "DSIG", "VORG", "PfEd", "FFTM"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    names = {1: "Suyuan Rare Hanzi", 2: "Regular", 4: "Suyuan Rare Hanzi", 6: "SuyuanRareHanzi"}
    names[3] = "SuyuanRareHanzi from HanaMinB 2017-09-04"
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font.save(target)
    print(f"{len(wanted)} characters")


if __name__ == "__main__":
    main(*sys.argv[1:4])
