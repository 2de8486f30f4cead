// Streamlit writes an address in several steps, each an entry of its own, half of them addresses that nobody has seen;
// what is typed or chosen in a filter it writes over the entry that stands there. Here an entry is what the reader did.
(() => {
  const TWICE = 400 // ms: a double click is one step
  const {pushState, replaceState} = window.history
  let isAwaited = false
  let last = -TWICE
  const begin = (event) => {
    if (event.timeStamp - last > TWICE) isAwaited = true
    last = event.timeStamp
  }
  window.addEventListener('pointerdown', begin, true)
  window.addEventListener('keydown', begin, true)
  window.addEventListener('popstate', () => { isAwaited = false }, true)
  function write(state, title, address) {
    const isNew = isAwaited && new URL(address, window.location.href).href !== window.location.href
    if (isNew) isAwaited = false
    const put = isNew ? pushState : replaceState
    put.call(window.history, state, title, address)
  }
  window.history.pushState = write
  window.history.replaceState = write
})()
