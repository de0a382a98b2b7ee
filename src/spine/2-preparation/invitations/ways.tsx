import type { Here } from '../../../platform/here.ts'
import { Actions, LinkButton } from '../../../platform/look/form.tsx'
import { urls } from '../../../urls.ts'
import { texts } from './texts.ts'

/** The three ways to choose whom to invite. */
export const Ways = ({ here }: { here: Here }) => {
  const t = texts[here.language].ways
  const to = (how: 'kiezen' | 'lijst' | 'buiten') => urls.invite(here.workspace, how)
  return (
    <Actions>
      <LinkButton kind="primary" href={to('kiezen')}>{t.people}</LinkButton>
      <LinkButton href={to('lijst')}>{t.list}</LinkButton>
      <LinkButton href={to('buiten')}>{t.outside}</LinkButton>
    </Actions>
  )
}
