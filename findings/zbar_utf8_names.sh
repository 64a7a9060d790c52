#!/bin/bash
# zbar as it is by default (zbar-wasm 0.11.0 with CFG_BINARY off; the zbarimg of Debian 12, 0.23.92, does the same):
# a square that holds a name in UTF-8 is read as Chinese or Japanese.
#
# Expected: what a QR writer puts in as UTF-8 bytes comes out as the same letters; telephones take a square without
#   an ECI mark for UTF-8, and 'Zoë' is four good bytes of it.
# Seen: without the mark other encodings are tried first, and the first that fits is taken: 'Zoë' becomes 'Zo禱'
#   (Big5), 'Łukasz' 'ﾅ「kasz' and 'Олена' 'ﾐ榧ｻﾐｵﾐｽﾐｰ' (Shift-JIS), '€19' '竄ｬ19'. 'Çelik', 'Мария' and 'نور' are read
#   well, so a trial with one name proves nothing. With the ECI mark of UTF-8 (26) all of them come out right.
#   With CFG_BINARY on, as zbar-wasm has it by itself, nothing is guessed.
# Exits 0 when it is as stated, 1 when it is not.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6
cd "$folder"
npm install --silent --no-fund --no-audit --prefix "$folder" @undecaf/zbar-wasm@0.11.0
"$folder/venv/bin/python" - <<'PY'
import json

import segno

names = ["Zoë", "Łukasz", "Олена", "€19", "Çelik", "Мария", "نور"]
squares = []
for name in names:
    for marked in (False, True):
        qr = segno.make(name, encoding="utf-8", eci=marked, micro=False, mode="byte")
        rows = [[int(dark) for dark in row] for row in qr.matrix_iter(scale=6, border=4)]
        squares.append({"name": name, "marked": marked, "rows": rows})
open("squares.json", "w").write(json.dumps(squares))
PY
cat > read.mjs <<'JS'
import fs from "node:fs";
import { ZBarConfigType, ZBarScanner, ZBarSymbolType, scanGrayBuffer } from "@undecaf/zbar-wasm";
const scanner = await ZBarScanner.create();
scanner.setConfig(ZBarSymbolType.ZBAR_NONE, ZBarConfigType.ZBAR_CFG_BINARY, 0); // zbar's own default
const wrong = { plain: [], marked: [] };
for (const { name, marked, rows } of JSON.parse(fs.readFileSync("squares.json"))) {
  const side = rows.length;
  const grey = new Uint8Array(rows.flat().map((dark) => (dark ? 0 : 255)));
  const found = await scanGrayBuffer(grey.buffer, side, side, scanner);
  const read = found[0]?.decode("utf-8");
  console.log(marked ? "with ECI 26:" : "without:    ", name, "is read as", read);
  if (read !== name) wrong[marked ? "marked" : "plain"].push(name);
}
const stated = ["Zoë", "Łukasz", "Олена", "€19"];
process.exit(JSON.stringify(wrong.plain) === JSON.stringify(stated) && !wrong.marked.length ? 0 : 1);
JS
node read.mjs
