import { longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Icon } from '../../platform/look/marks.tsx'
import { Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { PublicConcept, PublicLine } from './queries.ts'
import { texts } from './texts.ts'
import { DescriptionOf } from './versions.tsx'

const Forms = ({ here, hrefOf }: { here: Here; hrefOf: (form: string) => string }) => {
  const t = texts[here.language]
  return (
    <>
      <MarginTitle level={2}>{t.open.forms}</MarginTitle>
      <ul class="dt-plain-list">{(['ttl', 'jsonld', 'csv'] as const).map((form) => <li><a href={hrefOf(form)}>{t.save[form]}</a></li>)}</ul>
    </>
  )
}

/** A concept as everyone may read it, at its lasting address. */
export const PublicConceptPage = ({ here, concept, origin }: { here: Here; concept: PublicConcept; origin: string }) => {
  const t = texts[here.language]
  const { described, around } = concept
  const day = (moment: Date) => longDate(moment, here.language)
  const lists = [
    [t.fields.broader, around.filter(({ id }) => described.broader.includes(id))], [t.fields.narrower, around.filter(({ narrower }) => narrower)],
    [t.fields.related, around.filter(({ id, narrower }) => !narrower && !described.broader.includes(id))],
  ] as const
  return (
    <Shell here={here} title={concept.label} description={described.definition.slice(0, 300) || undefined} canonical={`${origin}${urls.conceptDoc(concept.id)}`} crumbs={[{ label: concept.label }]}>
      <Head title={concept.label} kicker={t.open.part} ring={t.open.ring}>
        <div class="dt-after dt-flow">
          <p class="dt-plain">{t.open.of(concept.title)}. {t.open.version(concept.version, day(concept.published_at))}</p>
          {concept.withdrawn_at && <p class="dt-status"><Icon name="declined" /> <strong>{t.open.gone(day(concept.withdrawn_at))}</strong></p>}
        </div>
      </Head>
      <Section first title={t.describe.title} margin={<>
        <Forms here={here} hrefOf={(form) => urls.conceptDoc(concept.id, form)} />
        <p class="dt-after"><a href={urls.schemeDoc(concept.slug)}>{t.open.all}</a></p>
      </>}>
        <DescriptionOf here={here} it={described} language={concept.language} />
        {lists.some(([, found]) => found.length > 0) && (
          <div class="dt-after">
            <dl class="dt-facts">
              {lists.map(([label, found]) => found.length > 0 && (
                <><dt>{label}</dt><dd>{found.map((one, at) => <>{at > 0 && ', '}<a href={urls.conceptDoc(one.id)}>{one.label}</a></>)}</dd></>
              ))}
            </dl>
          </div>
        )}
        <div class="dt-after"><dl class="dt-facts"><dt>{t.open.address}</dt><dd><a href={urls.conceptId(concept.id)}>{`${origin}${urls.conceptId(concept.id)}`}</a></dd></dl></div>
      </Section>
    </Shell>
  )
}

/** All that everyone may read of one glossary. */
export const PublicGlossaryPage = ({ here, lines, origin }: { here: Here; lines: readonly PublicLine[]; origin: string }) => {
  const t = texts[here.language]
  const { title = '', slug = '' } = lines[0] ?? {}
  return (
    <Shell here={here} title={t.open.scheme(title)} canonical={`${origin}${urls.schemeDoc(slug)}`} crumbs={[{ label: t.open.scheme(title) }]}>
      <Head title={t.open.scheme(title)} kicker={t.kicker} lead={t.open.schemeLead} ring={t.open.ring} />
      <Section first title={t.title} note={t.count(lines.length)} margin={<Forms here={here} hrefOf={(form) => urls.schemeDoc(slug, form)} />}>
        <Rows>{lines.map((line) => <Row title={line.label} href={urls.conceptDoc(line.id)}><p class="dt-plain">{line.described.definition}</p></Row>)}</Rows>
      </Section>
    </Shell>
  )
}
