/**
 * Where the perspective of the chair is chosen each stands by the name that was typed for it, while it is typed, and none without a
 * name. Without this script they stand by the names that the page came with.
 */
for (const label of document.querySelectorAll<HTMLElement>('[data-perspective]')) {
  const field = document.querySelector<HTMLInputElement>(`[name=p${label.dataset['perspective'] ?? ''}]`)
  const show = () => {
    const [bare, name] = [label.dataset['bare'] ?? '', field?.value.trim() ?? '']
    if (name !== '') label.textContent = `${bare}: ${name}`
    const choice = label.closest('label')
    if (choice) choice.hidden = name === ''
    const button = choice?.querySelector('input')
    if (button && name === '') button.checked = false
  }
  field?.addEventListener('input', show)
  // What a browser filled in again after going back counts too.
  show()
}

// A module: what it names stays its own.
export {}
