/** For the screen and for A4 paper. */
export const style = `
:root { color-scheme: light; --ink: #1b1b1b; --soft: #555; --line: #bbb; --fill: #f3f3f0; --alert: #8a1c1c; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.5 "Times New Roman", "Liberation Serif", serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { margin: 0 0 .75rem; font-size: 1.7rem; line-height: 1.25; text-wrap: balance; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; border-bottom: 2px solid var(--ink); }
h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
p { margin: .25rem 0; }
ul { margin: .25rem 0 .75rem; padding-left: 1.25rem; }
a { color: #0b3d8c; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.scroll { overflow-x: auto; margin: .5rem 0 1rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .25rem; }
th, td { padding: .2rem .45rem; border: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: normal; }
thead th { background: var(--fill); font-weight: bold; vertical-align: bottom; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n { white-space: nowrap; }
tr.total > * { font-weight: bold; }
tr.part > th, tr.apart > th { padding-left: 1.5rem; }
tr.apart > * { color: var(--soft); font-style: italic; }
tr.alert > * { color: var(--alert); font-weight: bold; }
#behind article { font-size: .85rem; }
#behind ul { columns: 2; column-gap: 1.5rem; }
#behind li { break-inside: avoid; overflow-wrap: anywhere; }
@media (max-width: 40rem) { #behind ul { columns: 1; } }
@page { size: A4; margin: 18mm 16mm; }
@page wide { size: A4 landscape; margin: 14mm; }
@media print {
  body { font-size: 10.5pt; }
  main { max-width: none; padding: 0; }
  h2, h3, caption { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
  .scroll { overflow: visible; }
  .wide { page: wide; }
  #identities table { font-size: 8pt; }
  #identities th, #identities td { padding: .1rem .25rem; }
  #behind { break-before: page; }
  #behind article { font-size: 7.5pt; line-height: 1.3; }
  #behind h3 { margin: .5rem 0 0; font-size: 8pt; }
  #behind ul { columns: 3; margin-top: 0; }
  a { color: inherit; text-decoration: none; }
}
`;
