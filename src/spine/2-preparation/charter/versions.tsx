import { isoDay, longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { parts } from './content.ts'
import { differencesFor, PartDifference, PartText } from './parts.tsx'
import { pageSize, type CharterVersion, type VersionLine } from './queries.ts'
import { texts } from './texts.ts'
import { VersionLinks } from './views.tsx'

const From = ({ here, line }: { here: Here; line: Pick<VersionLine, 'amendment'> }) => {
  const t = texts[here.language].versions
  return line.amendment === null ? <>{t.first}</> : <a href={urls.amendment(here.workspace, line.amendment)}>{t.by(line.amendment)}</a>
}

/** Every charter that was set, newest first. */
export const VersionsPage = ({ here, versions, page }: { here: Here; versions: readonly VersionLine[]; page: number }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.versions.title} step={2}
      crumbs={[{ label: t.title, href: urls.charter(here.workspace) }, { label: t.page.versions }]}>
      <Head title={t.versions.title} lead={t.versions.lead} ring={ringText(here)} />
      <Section first>
        {versions.length === 0 && <p class="nl-paragraph">{t.page.notYet}.</p>}
        <Rows>
          {versions.map((line, at) => (
            <Row level={2} title={t.versions.version(line.version)} href={urls.charterAt(here.workspace, line.version)}
              when={<time datetime={isoDay(line.adopted_at)}>{longDate(line.adopted_at, here.language)}</time>}>
              <p class="dt-plain"><From here={here} line={line} />{page === 1 && at === 0 && <> <Tag ink>{t.versions.now}</Tag></>}</p>
            </Row>
          ))}
        </Rows>
        <Pager language={here.language} page={page} pages={Math.ceil((versions[0]?.total ?? 0) / pageSize)}
          hrefOf={(nth) => urls.charterVersions(here.workspace, nth)} />
        <p class="dt-after"><a href={urls.charter(here.workspace)}>{t.amendment.back}</a></p>
      </Section>
    </Shell>
  )
}

interface Props { here: Here; shown: CharterVersion & { newest: number | null }; before: CharterVersion | undefined }

/** One charter that was set: what changed in it, and how it reads whole. */
export const VersionPage = ({ here, shown, before }: Props) => {
  const t = texts[here.language]
  const title = t.versions.version(shown.version)
  const changes = before ? differencesFor(here, before.content, shown.content) : []
  return (
    <Shell here={here} title={`${title}: ${t.title}`} step={2}
      crumbs={[{ label: t.title, href: urls.charter(here.workspace) },
        { label: t.page.versions, href: urls.charterVersions(here.workspace) }, { label: title }]}>
      <Head title={`${t.title}, ${title.toLowerCase()}`} kicker={longDate(shown.adopted_at, here.language)} ring={ringText(here)}>
        <p class="dt-after"><From here={here} line={shown} />{shown.version === shown.newest && <> <Tag ink>{t.versions.now}</Tag></>}</p>
      </Head>
      <Section strong title={t.version.changes} note={before && t.version.since(before.version)} margin={<VersionLinks here={here} shown={shown} />}>
        {before
          ? <Flow>{changes.map((change) => <><h3 class="dt-sub">{t.parts[change.part]}</h3><PartDifference here={here} change={change} /></>)}</Flow>
          : <p class="nl-paragraph">{t.version.first}</p>}
      </Section>
      {parts.map((part, at) => <Section title={t.parts[part]} strong={at === 0}><PartText here={here} charter={shown.content} part={part} /></Section>)}
    </Shell>
  )
}
