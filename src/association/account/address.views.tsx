import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, LinkButton } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { texts } from './texts.ts'

/** One button: who opens the link changes nothing yet. Without an address the link was used, is old, or is another's. */
export const AddressPage = ({ here, token, email }: { here: Here; token: string; email: string | undefined }) => {
  const t = texts[here.language].address
  const title = email === undefined ? t.deadTitle : t.confirmTitle
  return (
    <Shell here={here} title={title} menu="account" crumbs={[{ label: texts[here.language].title, href: urls.account }, { label: title }]}>
      <Head title={title} lead={email === undefined ? t.deadLead : t.confirmLead(email)} ring={texts[here.language].ring} />
      <Section first>
        {email === undefined
          ? <Actions><LinkButton kind="primary" href={urls.account}>{t.back}</LinkButton></Actions>
          : <Form action={urls.accountAddressLink(token)}><Actions><Button>{t.confirmGo}</Button></Actions></Form>}
      </Section>
    </Shell>
  )
}
