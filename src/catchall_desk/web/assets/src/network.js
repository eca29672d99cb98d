// The network of a case: the same facts as the list beneath it, drawn.
import cytoscape from "cytoscape"
import dagre from "cytoscape-dagre"

cytoscape.use(dagre)
const place = document.getElementById("network")
const rows = [...document.querySelectorAll("[data-edge]")]
const nodes = new Map()
for (const each of document.querySelectorAll("[data-node]")) {
  nodes.set(each.dataset.node, { data: { id: each.dataset.node, label: each.dataset.label, kind: each.dataset.kind } })
}
const edges = rows.map((row, number) => ({
  data: { id: `e${number}`, source: row.dataset.source, target: row.dataset.target, label: row.dataset.edge, proposed: row.dataset.proposed },
}))
const still = matchMedia("(prefers-reduced-motion: reduce)").matches

if (place) {
  const drawn = cytoscape({
    container: place,
    elements: [...nodes.values(), ...edges],
    layout: { name: "dagre", rankDir: "LR", nodeSep: 24, rankSep: 110, animate: !still && false },
    wheelSensitivity: 0.2,
    style: [
      { selector: "node", style: { shape: "round-rectangle", width: "label", height: "label", padding: "9px", label: "data(label)", "text-valign": "center", "text-wrap": "wrap", "text-max-width": "170px", "font-family": "Source Sans 3 Variable, sans-serif", "font-size": 13, color: "#0f1f2b", "background-color": "#f3f5f7", "border-width": 1.5, "border-color": "#4a5963" } },
      { selector: 'node[kind="case"]', style: { "background-color": "#0f1f2b", color: "#ffffff" } },
      { selector: 'node[kind="entry"]', style: { "border-color": "#b3131f", "border-width": 3 } },
      { selector: 'node[kind="denial"], node[kind="decision"]', style: { "border-color": "#8a5a00", "border-width": 3 } },
      { selector: 'node[kind="item"]', style: { shape: "cut-rectangle" } },
      { selector: "edge", style: { label: "data(label)", "font-family": "Source Sans 3 Variable, sans-serif", "font-size": 12, "text-background-color": "#fff", "text-background-opacity": 1, "text-background-padding": "2px", "curve-style": "bezier", "target-arrow-shape": "triangle", width: 1.5, "line-color": "#4a5963", "target-arrow-color": "#4a5963", color: "#0f1f2b" } },
      { selector: 'edge[proposed="yes"]', style: { "line-style": "dashed" } },
    ],
  })
  drawn.on("tap", "node", (event) => {
    const row = document.querySelector(`[data-node="${CSS.escape(event.target.id())}"]`)
    if (row) row.focus()
  })
  place.dataset.drawn = String(drawn.nodes().length)
}
