// Islands of the desk: keys on focused lists, command menu, list of shortcuts.
// Every page works without them.
import { createKeybindingsHandler } from "tinykeys"

const root = document.documentElement
root.classList.add("js")

const keysOn = () => root.dataset.keys !== "off"
const writing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null

// A list takes single letters only while it has the focus (WCAG 2.2, SC 2.1.4).
const LIST = "[data-keys]:not(:root)"
const rowsOf = (scope) => [...scope.querySelectorAll("[data-row]")]

function step(scope, by) {
  const rows = rowsOf(scope)
  const here = rows.indexOf(document.activeElement)
  const chosen = rows.findIndex((row) => row.getAttribute("aria-current") === "true")
  const from = here >= 0 ? here : chosen
  const next = rows[Math.min(Math.max(from + by, 0), rows.length - 1)]
  if (!next) return
  next.focus()
  if (scope.dataset.follow === "yes" && next !== rows[here]) next.click()
}

function keyed(scope, key, near) {
  const named = `[data-key="${CSS.escape(key)}"]`
  return near?.querySelector(named) ?? scope.querySelector(named)
}

function press(scope, key) {
  const target = keyed(scope, key, document.activeElement.closest("[data-keys-row]"))
  if (!target) return false
  if (target.matches("input, textarea, select, details > summary")) target.focus()
  if (!target.matches("input, textarea, select")) target.click()
  return true
}

// From the press that decides until the next row is painted, people still see the row that is
// decided, and the list that holds the focus is about to be replaced. What they press meanwhile
// belongs to that row: the same button says nothing new, another one is sent after it. So no
// press is lost, and none falls on a row that nobody has seen.
let flight = null
const held = []
let later = 0

document.addEventListener("htmx:before:request", (event) => {
  const { sourceElement, request } = event.detail.ctx
  const scope = sourceElement.closest(LIST)
  const near = sourceElement.closest("[data-keys-row]")
  if (scope) flight = { scope, near, button: request.submitter, steps: 0 }
})

function hold(key) {
  const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[key]
  const button = keyed(flight.scope, key, flight.near)
  if (by) flight.steps += by
  else if (!button || !button.form) return false
  else if (button !== (held.at(-1) ?? flight).button) {
    const values = Object.fromEntries(new FormData(button.form, button))
    if (values.key) values.key += `-${(later += 1)}`
    held.push({ button, near: flight.near, action: button.form.action, values })
  }
  return true
}

function land() {
  const landed = flight
  flight = null
  const scope = document.querySelector(LIST)
  if (landed && landed.steps && scope) step(scope, landed.steps)
  const next = held.shift()
  if (!next || !scope) return
  const shown = scope.querySelector("[data-hit]")
  if (shown && shown.dataset.hit !== next.values.hit) next.values.next = shown.dataset.hit
  flight = { scope, near: next.near, button: next.button, steps: 0 }
  const way = { target: "#work", select: "#work", swap: "outerHTML", values: next.values }
  window.htmx.ajax("POST", next.action, way)
}

// Of what comes along with a part, only what differs from what stands there is replaced.
document.addEventListener("htmx:before:swap", (event) => {
  const { tasks } = event.detail
  const same = (task) => task.type === "oob" && task.target.isEqualNode(task.fragment.firstElementChild)
  tasks.splice(0, tasks.length, ...tasks.filter((task) => !same(task)))
})
document.addEventListener("htmx:after:swap", () => {
  const summary = flight && document.querySelector("#problem .govuk-error-summary")
  if (summary) summary.focus()
  else settle()
  requestAnimationFrame(land)
})
// Where no answer came nothing is replaced, and the person is told.
document.addEventListener("htmx:error", () => {
  const told = document.getElementById("told")
  const said = document.createElement("p")
  said.className = "said said--problem"
  said.textContent = told.dataset.noAnswer
  told.replaceChildren(said)
  if (flight) land()
})

// A keyboard that is set to Hangul or Arabic gives its own letters; the place of the key counts.
const latin = ({ key, code }) => (/^[^\x00-\x7f]$/.test(key) && code.startsWith("Key") ? code.slice(3).toLowerCase() : key)

function onKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  if (!keysOn() || writing(event.target)) return
  const unplaced = flight && event.target === document.body
  const scope = unplaced ? flight.scope : event.target.closest(LIST)
  if (!scope) return
  const onControl = event.target.closest("button, summary") !== null
  const key = latin(event)
  if (key === "?") open("keys")
  else if (flight && scope === flight.scope) {
    if (!hold(key)) return
  } else if (key === "j" || key === "ArrowDown") step(scope, 1)
  else if (key === "k" || key === "ArrowUp") step(scope, -1)
  else if (key === "Enter" && (onControl || event.target.matches("a:not([data-row])"))) return
  else if (!press(scope, key)) return
  event.preventDefault()
}
document.addEventListener("keydown", onKey)

function open(name) {
  const dialog = document.getElementById(`dialog-${name}`)
  if (dialog && !dialog.open) dialog.showModal()
}

// The menu comes at any moment: also while something is written, and while a row is replaced.
const menu = { "$mod+(k|KeyK)": (event) => (event.preventDefault(), open("commands")) }
const ignore = (event) => event.repeat || event.isComposing
window.addEventListener("keydown", createKeybindingsHandler(menu, { ignore }))
// What had the focus before a dialog may have been replaced behind it.
document.addEventListener("close", () => settle(), true)
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]")
  if (opener) open(opener.dataset.open)
  else if (event.target.closest("[data-print]")) window.print()
})

// The command menu filters the links that the page has sent; Enter takes the first.
const asked = document.getElementById("command")
if (asked) {
  const links = [...document.querySelectorAll("#dialog-commands [data-command]")]
  const fits = (link) => link.textContent.toLowerCase().includes(asked.value.trim().toLowerCase())
  asked.addEventListener("input", () => {
    for (const link of links) link.parentElement.hidden = !fits(link)
  })
  asked.form.addEventListener("submit", (event) => {
    const first = links.find(fits)
    if (!first || !asked.value.trim()) return
    event.preventDefault()
    first.click()
  })
}

// Words of the message that bear out a claim are shown when the claim has the focus.
function show(claim) {
  for (const portion of document.querySelectorAll(".portion--chosen")) portion.classList.remove("portion--chosen")
  const portion = claim && document.getElementById(`portion-${claim.dataset.portion}`)
  if (!portion) return
  portion.classList.add("portion--chosen")
  const text = portion.closest(".text")
  const above = portion.offsetTop - text.offsetTop
  const shown = text.scrollTop <= above && above < text.scrollTop + text.clientHeight
  if (!shown) text.scrollTop = above  // the message moves, the page with the claims does not
}
document.addEventListener("focusin", (event) => {
  const claim = event.target.closest("[data-portion]")
  if (claim) show(claim)
})

// After a swap the focus stands on the row that is to be decided next.
function settle() {
  const next = document.querySelector(`${LIST} [data-row][aria-current="true"]`) || document.querySelector(`${LIST} [data-row]`)
  const here = document.activeElement
  if (next && (!here || here === document.body || here.closest("dialog:not([open])"))) next.focus()
}

const summary = document.querySelector(".govuk-error-summary")
if (summary) summary.focus()
else if (document.querySelector(`${LIST}[data-start]`)) settle()
