// What opens over a slide: sources, keys, calling by name, writing down a decision.
function say(words) {
  open_panel('told', make('p', '', words))
}
function open_panel(kind, ...parts) {
  close()
  put(stage(), put(make('section', `panel ${kind}`), ...parts))
}
function close() {
  state.told = null
  const shown = panel()
  if (shown) shown.remove()
  return Boolean(shown)
}
function lines(title, texts) {
  return [make('h2', '', title), ...texts.map((text) => make('p', '', text))]
}
function source() {
  const slide = state.called ? state.kept.get(state.called) : slides()[state.at]
  open_panel('sources', ...lines(state.data.words.source, [...slide.definitions, ...state.data.source]))
}
function ask(first) {
  const words = state.data.words
  const field = make('input')
  field.value = first
  field.setAttribute('aria-label', words.call)
  field.placeholder = words.call_hint
  const list = make('div', 'found')
  const fill = () => list.replaceChildren(...found(field.value).map((each) => {
    const button = make('button', '', each.number ? `${each.number}　${each.name}` : each.name)
    button.addEventListener('click', () => call(each.key))
    return button
  }))
  field.addEventListener('input', fill)
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    const [best] = found(field.value)
    if (best) call(best.key)
    else if (field.value.trim()) say(words.not_found)
  })
  open_panel('calling', make('h2', '', words.call), field, list)
  fill()
  field.focus()
}
function found(typed) {
  const wanted = typed.trim().toLowerCase()
  const all = state.data.index
  if (!wanted) return all.slice(0, 8)
  const rank = (each) => {
    if (String(each.number) === wanted) return 0
    if (each.name.toLowerCase().startsWith(wanted)) return 1
    if (each.name.toLowerCase().includes(wanted)) return 2
    return each.initials.startsWith(wanted) || each.pinyin.startsWith(wanted) ? 3 : each.initials.includes(wanted) || each.pinyin.includes(wanted) ? 4 : null
  }
  return all.map((each) => [rank(each), each]).filter(([at]) => at !== null).sort((one, other) => one[0] - other[0]).slice(0, 8).map(([, each]) => each)
}
function decide() {
  const words = state.data.words
  const form = make('form')
  form.noValidate = true // what is missing is said in the reader's language, below the fields
  const field = (name, type, label) => {
    const made = make('input')
    Object.assign(made, { name, type, id: `decision_${name}` })
    const said = make('label', '', label)
    said.htmlFor = made.id
    return [said, made]
  }
  const [what_label, what] = field('what', 'text', words.decision_what)
  const [who_label, who] = field('who', 'text', words.decision_who)
  const [by_label, by] = field('by', 'date', words.decision_by)
  const [open_label, open] = field('open', 'checkbox', words.decision_open)
  what.maxLength = 300
  who.maxLength = 100
  by.max = '2100-12-31'
  const units = make('datalist')
  units.id = 'decision_units'
  put(units, ...state.data.index.filter((each) => !each.key.startsWith('project:')).map((each) => put(make('option', '', each.name))))
  who.setAttribute('list', units.id)
  open.addEventListener('change', () => {
    by.disabled = open.checked
    if (open.checked) by.value = ''
  })
  const missing = make('p', 'missing')
  missing.setAttribute('role', 'alert')
  put(form, what_label, what, who_label, who, units, by_label, put(make('div', 'deadline'), by, open, open_label), missing, make('button', '', words.save))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const told = { what: what.value.trim(), who: who.value.trim(), by: by.value, open: open.checked }
    const gap = !told.what ? what : !told.who ? who : !told.by && !told.open ? by : null
    missing.textContent = gap ? words[`missing_${gap.name}`] : ''
    if (gap) return gap.focus()
    state.pending.push({ id: `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`, ...told })
    deliver()
    show()
    say(words.saving)
  })
  open_panel('deciding', make('h2', '', words.decide), form)
  what.focus()
}
// Kept here until the server says that it has them: the network may be down.
function deliver() {
  const { decided, refused, words } = state.data
  const of = (known) => state.pending.filter((each) => known.includes(each.id))
  const told = [...of(decided).map((each) => filled(words.saved, each)), ...of(refused).map((each) => filled(words.refused, each))]
  if (told.length) state.told = told
  state.pending = state.pending.filter((each) => !decided.includes(each.id) && !refused.includes(each.id))
  if (state.pending.length) state.send('decided', state.pending)
}
function filled(text, decision) {
  const by = decision.by || state.data.words.decision_open
  return text.replace('{what}', () => decision.what).replace('{who}', () => decision.who).replace('{by}', () => by)
}
// What became of a decision stands over the slide until the reader goes on, also when the slide is drawn anew.
function tell() {
  if (!state.told) return
  const look = make('button', '', state.data.words.look)
  look.addEventListener('click', () => go(slides().findLastIndex((slide) => slide.key.startsWith('decisions'))))
  put(stage(), put(make('section', 'panel told'), ...state.told.map((text) => make('p', '', text)), look))
}
