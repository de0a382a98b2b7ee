import type { Here } from '../../platform/here.ts'
import { Actions, Button, Hidden, type ButtonKind } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import type { Where } from './ceremony.ts'
import { factorTexts } from './factors.texts.ts'

interface Props {
  here: Here
  where: Where
  /** where the answer goes, and where the browser asks what to sign */
  action: string
  question: string
  adds?: boolean
  label: string
  kind?: ButtonKind
  back?: string
  /** what else the form asks */
  children?: Children
}

const Nowhere = ({ here, where }: Pick<Props, 'here' | 'where'>) => {
  const t = factorTexts[here.language].key
  return where.home
    ? <p class="dt-small dt-soft">{t.home[0]}<a href={where.home}>{where.home}</a>{t.home[1]}</p>
    : <p class="dt-small dt-soft">{t.nowhere}</p>
}

/** A form that a passkey answers. Its script shows it; until then a line says what it needs. */
export const PasskeyForm = (props: Props) => {
  const { here, where, action, question, adds, label, kind, back, children } = props
  const t = factorTexts[here.language].key
  if (!where.works) return <Nowhere here={here} where={where} />
  return (
    <div id="antwoord" data-passkey={question} data-ceremony={adds ? 'add' : 'show'} data-cancelled={adds ? t.cancelled : t.absent}
      data-failed={t.failed} data-known={factorTexts[here.language].errors['known']}>
      <p class="dt-small dt-soft" data-without>{t.needsScript}</p>
      <form class="dt-form dt-formpage" action={action} method="post" novalidate hidden>
        <Hidden name="antwoord" value="" />
        {back !== undefined && <Hidden name="terug" value={back} />}
        {children}
        <p class="dt-plain" role="alert" hidden></p>
        <Actions><Button kind={kind}>{label}</Button></Actions>
      </form>
    </div>
  )
}
