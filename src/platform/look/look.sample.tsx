import type { Language } from '../here.ts'
import { Broken, Forbidden, NotFound, TooLate, TooMany, Unread } from './errorpages.tsx'
import {
  Actions, Button, Checkbox, Checkboxes, ErrorSummary, Form, Hidden, LinkButton, Radios, Select, TextArea, TextField,
} from './form.tsx'
import { Layout } from './layout.tsx'
import type { LayoutProps } from './layout.tsx'
import type { Children } from './markup.ts'
import { Fate, Icon, Perspective, Tag, Units } from './marks.tsx'
import { Head, MarginTitle, Section } from './sheet.tsx'
import { Asks, Ripe, Since, Spine, SpineSmall } from './spine.tsx'
import { Empty, Fold, Pager, Row, Rows, Table } from './table.tsx'
import { texts } from './texts.ts'

/** For tests: every component at least once, on pages like those the product has. The wording is that of the screens. */
const steps = ['Thema', 'Voorbereiding', 'Bijeenkomst', 'Bevindingen', 'Handreiking', 'Strategie']
const states = ['done', 'done', 'done', 'done', 'now', 'next'] as const

export const frame = (language: Language, more: Partial<LayoutProps> = {}): Omit<LayoutProps, 'title'> => ({
  language,
  siteName: 'Vereniging Gemeentelijke I&A',
  assets: { css: '/assets/denktank.css', preload: ['/assets/denktank-serif.woff2'], icon: '/assets/icon.svg' },
  menu: [
    { label: 'Mijn overzicht', href: '/mijn' }, { label: 'Denktanks', href: '/denktanks', current: true },
    { label: 'Kennisbank', href: '/kennisbank' }, { label: 'Zoeken', href: '/zoeken' },
  ],
  account: { label: 'Samira El Amrani', href: '/account' },
  otherLanguage: language === 'nl'
    ? { label: 'English', href: '/en', lang: 'en' }
    : { label: 'Nederlands', href: '/nl', lang: 'nl' },
  foot: ['Contact', 'Toegankelijkheid', 'Privacy', 'Cookies', 'Proclaimer'].map((label) => ({ label, href: `/${label}` })),
  footNote: 'Vereniging Gemeentelijke I&A. Teksten mag u overnemen onder CC BY 4.0, met vermelding van de bron.',
  feeds: [{ title: 'Publicaties (Atom)', href: '/feeds/publicaties.atom' }],
  ...more,
})

export const rail = (current?: number): LayoutProps['rail'] => ({
  tank: { label: 'Cloudstrategie voor gemeenten', href: '/w/cloud', current: current === undefined },
  steps: steps.map((label, at) => ({
    label, href: at === 5 ? undefined : `/w/cloud/${at}`, state: states[at] ?? 'next', current: at === current,
  })),
  asides: [{ label: 'Gesprekken', href: '/w/cloud/gesprekken' }, { label: 'Begrippen', href: '/w/cloud/begrippen' }],
})

const ripe = [
  ['Gehoord', 'alle 3', true], ['Eens', '12 van 12', true], ['Begrepen', '31 van 31', true],
  ['Onderbouwd', 'nog 3 alinea’s', false], ['Nagekeken', 'nog 5 keer', false], ['Stabiel', 'nog 1 hoofdstuk', false],
] as const

const Ripeness = () => (
  <>
    <MarginTitle level={2}>Hoe rijp is versie 1.1?</MarginTitle>
    <p class="dt-section__note dt-gapbelow">3 van de 6 eisen zijn gehaald.</p>
    <Ripe items={ripe.map(([label, gap, met]) => ({ label, gap, met, metLabel: met ? 'voldaan' : 'nog niet voldaan' }))} />
    <p class="dt-small dt-after"><a href="/rijpheid">Wat er nog moet gebeuren</a></p>
  </>
)

const People = () => (
  <>
    <MarginTitle level={2}>Wie doen er mee</MarginTitle>
    <p class="dt-section__note dt-gapbelow">41 mensen uit 16 organisaties. Elk teken is één deelnemer.</p>
    <ul class="dt-plain-list dt-people">
      {([['municipality', 'Gemeente', 22], ['shared-service', 'Shared service', 10], ['supplier', 'Leverancier', 9],
        ['citizen', 'Inwoner', 3]] as const).map(([perspective, label, count]) => (
        <li>
          <p class="dt-people__who"><Perspective perspective={perspective} label={label} /> <span class="dt-soft">{count}</span></p>
          <Units items={Array.from({ length: count }, (_, at) => ({ perspective, open: at > 20 }))} label={`${count} deelnemers`} />
        </li>
      ))}
    </ul>
  </>
)

const facts = [
  ['Klaar', '14 leden steunden het, uit alle 6 regio’s'], ['Klaar', 'Opdracht vastgesteld op 4 februari 2026'],
  ['2 geweest, 1 te gaan', '120 bijdragen. De derde is op 14 januari 2027'],
  ['12 bevindingen', 'Ronde 3 loopt voor 3 ervan. Over 1 is bezwaar'],
  ['Hier staan wij nu', 'Versie 1.1 in de maak. Nog 9 punten tot publicatie'],
  ['Begonnen na versie 1.0', '7 gemeenten werken aan een eigen strategie'],
] as const

const asks = [
  {
    title: 'Geef uw oordeel over 3 bevindingen', when: 'Kan tot vrijdag 27 november 2026, 17.00 uur',
    text: 'De groep dacht hier in ronde 2 nog verschillend over. Lees de argumenten en kies opnieuw. Dat kost 5 minuten.',
    action: { label: 'Bevindingen beoordelen', href: '/bevindingen', primary: true },
  },
  {
    title: 'Lees hoofdstuk 3 en zeg of het klopt', when: 'Kan tot vrijdag 4 december 2026',
    text: 'U bent gevraagd om namens de gemeenten na te kijken. Het hoofdstuk is 6 alinea’s lang.',
    action: { label: 'Hoofdstuk 3 nakijken', href: '/h3' },
  },
]

export const TankPage = (props: { frame: Omit<LayoutProps, 'title'> }) => (
  <Layout {...props.frame} title="Cloudstrategie voor gemeenten" rail={rail()} sample flash="Uw bijdrage is opgeslagen.">
    <Head kicker="Denktank sinds 14 januari 2026" title="Cloudstrategie voor gemeenten"
      lead="Opdracht: houd het klein en concreet. Wat moet een gemeente weten en doen nu bijna alles naar de cloud gaat?"
      ring="Alleen voor de 41 deelnemers. Bijdragen staan hier zonder naam, met het perspectief erbij."
      jump={{ label: '2 dingen worden nu van u gevraagd', href: '#gevraagd' }} />
    <Section title="Waar wij staan" titleHidden first wide>
      <Spine steps={steps.map((label, at) => ({
        label, href: at === 5 ? undefined : `/w/cloud/${at}`, state: states[at] ?? 'next', stateLabel: facts[at]?.[0],
        fact: facts[at]?.[1],
      }))} />
    </Section>
    <Section id="gevraagd" strong title="Wat nu van u wordt gevraagd" margin={<Ripeness />}><Asks asks={asks} /></Section>
    <Section title="Sinds uw vorige bezoek" note="Maandag 16 november 2026" margin={<People />}>
      <Since items={[
        {
          when: { text: 'vandaag, 9.12 uur', datetime: '2026-11-23T09:12' },
          children: <>Uw bijdrage <a href="/bijdrage-86">86</a> is opgenomen in <a href="/bevinding-2">bevinding 2</a>.</>,
        },
        { when: { text: 'vrijdag 20 november', datetime: '2026-11-20' }, children: 'Hoofdstuk 5 is herschreven.' },
      ]} />
      <p class="dt-after dt-small"><a href="/alles">Alles wat er is gebeurd</a></p>
    </Section>
  </Layout>
)

const kinds = ['Gevolg', 'Risico', 'Kans', 'Zorg', 'Vraag', 'Ervaring'].map((label) => ({ value: label.toLowerCase(), label }))

const AddForm = () => (
  <Form id="toevoegen" action="/bijdragen" panel>
    <TextArea name="tekst" label="Uw bijdrage" rows={3}
      description="Eén gedachte per bijdrage. De groep ziet alleen dat u van een gemeente bent." />
    <Radios name="soort" label="Wat is het?" inline options={kinds} value="risico" />
    <Actions><Button>Bijdrage toevoegen</Button></Actions>
  </Form>
)

const Filter = () => (
  <details class="dt-menu dt-fold dt-filter">
    <summary>Kies wat u ziet</summary>
    <form action="/bijdragen" method="get">
      <Checkboxes name="van" label="Perspectief" value={['supplier']}
        options={[{ value: 'municipality', label: <Perspective perspective="municipality" label="Gemeente" />, count: 40 },
          { value: 'supplier', label: <Perspective perspective="supplier" label="Leverancier" />, count: 40 }]} />
      <p class="dt-filter__go"><Button kind="secondary">Toon</Button></p>
    </form>
  </details>
)

const Contribution = ({ number, fate }: { number: number; fate: Children }) => (
  <li class="dt-contribution" id={`bijdrage-${number}`}>
    <a class="dt-contribution__number" href={`#bijdrage-${number}`}><span class="dt-hidden">Bijdrage </span>{number}</a>
    <div>
      <p class="dt-contribution__text">Wie moet een incident melden onder de nieuwe wet: wij, de gemeente of allebei?</p>
      <p class="dt-contribution__by"><Perspective perspective="municipality" label="Gemeente" /> · Vraag</p>
    </div>
    {fate}
  </li>
)

export const ContributionsPage = (props: { frame: Omit<LayoutProps, 'title'> }) => (
  <Layout {...props.frame} title="Bijdragen" rail={rail(2)} robots="noindex"
    crumbs={[{ label: 'Cloudstrategie', href: '/w/cloud' }, { label: 'Bijeenkomst', href: '/w/cloud/2' }, { label: 'Bijdragen' }]}>
    <Head title="Bijdragen" lead="120 bijdragen, 40 van elk perspectief. Bij elke bijdrage staat wat ermee is gebeurd."
      ring="Alleen voor de 41 deelnemers. Zonder naam, met het perspectief erbij." />
    <Section strong title="Draag bij" note="Voor, tijdens en na een bijeenkomst."
      margin={<><MarginTitle>Liever anders?</MarginTitle><p class="dt-small"><a href="/overtypen">Flip-overs overtypen</a></p></>}>
      <AddForm />
    </Section>
    <Section title="Overzicht">
      <ul class="dt-tally"><li><Icon name="taken" /><span><strong>80</strong> opgenomen</span></li></ul>
      <Table caption="Bijdragen per onderwerp" captionHidden columns={[{ label: 'Onderwerp' }, { label: 'Samen', numeric: true }]}
        rows={[['Beveiliging en incidenten', 12], { id: 'exit', cells: [<a href="#exit">Exit en afhankelijkheid</a>, 10] }]} />
    </Section>
    <Section title="Alle bijdragen" note="120 van 120" aside={<Filter />} wide>
      <h3 class="dt-topic-title dt-topic-title--first">Beveiliging en incidenten <span class="dt-soft">12</span></h3>
      <ol class="dt-contributions dt-contributions--fates">
        <Contribution number={30} fate={<Fate icon="open" label="Nog geen besluit" />} />
        <Contribution number={57} fate={<Fate icon="merged" label={<a href="#bijdrage-30">Samengevoegd</a>}>Zegt hetzelfde.</Fate>} />
        <Contribution number={62} fate={<Fate icon="taken" label="Opgenomen in bevinding 5">Staat in hoofdstuk 4, alinea 6.</Fate>} />
      </ol>
      <Pager language={props.frame.language} page={6} pages={40} hrefOf={(page) => `?pagina=${page}`} />
    </Section>
  </Layout>
)

const Fields = ({ language }: { language: Language }) => {
  const t = texts[language]
  return (
    <Form action="/themas" multipart>
      <Hidden name="versie" value={3} />
      <p class="dt-plain">{t.fillInAll}</p>
      <TextField name="onderwerp" label="Over welk onderwerp gaat het?" value={'"Handtekening" & <besluit>'} autocomplete="off"
        description="Een paar woorden, bijvoorbeeld: post van de gemeente na 2027." />
      <TextArea name="waarom" label="Waarom is dit nodig voor uw organisatie?" description="Vertel wat er nu misgaat."
        error="Schrijf op waarom dit nodig is. Twee of drie zinnen is genoeg." />
      <Checkboxes name="wie" label="Wie heeft er iets aan?" description="U mag meer dan één kiezen."
        error="Kies wie er iets aan heeft, ten minste één."
        options={[{ value: 'municipality', label: 'Gemeente' },
          { value: 'shared-service', label: <Perspective perspective="shared-service" label="Shared service organisatie" /> },
          { value: 'supplier', label: <Perspective perspective="supplier" label="Leverancier" /> }]} />
      <Radios name="namens" label="Namens wie stelt u dit voor?" value="w" error="Kies een van beide."
        options={[{ value: 'w', label: 'Gemeente Waterbroek' }, { value: 'z', label: 'Gemeente Zuiderhaghe' }]} />
      <Select name="regio" label="In welke regio?" value="2" error="Kies een regio."
        options={[{ value: '1', label: 'Noord' }, { value: '2', label: 'Midden' }]} />
      <TextField name="datum" label="Wanneer moet er een antwoord zijn?" optional={t.optional} short value="31-02-2027"
        description="Dag, maand en jaar, bijvoorbeeld 31-03-2027." error="Vul een datum in die bestaat." />
      <TextField name="bijlage" type="file" label="Wilt u iets meesturen?" optional={t.optional} description="Hooguit 10 MB." />
      <Checkbox name="akkoord" label="Ik mag namens mijn organisatie spreken" description="Wij vragen het niet na." checked required />
      <Actions>
        <Button name="doe" value="voorstellen">Thema voorstellen</Button><Button kind="subtle">Bewaren</Button>
        <LinkButton href="/weg" kind="danger">Weggooien</LinkButton><a href="/themas">Annuleren</a>
      </Actions>
    </Form>
  )
}

export const FormPage = (props: { frame: Omit<LayoutProps, 'title'> }) => (
  <Layout {...props.frame} title="Thema voorstellen" crumbs={[{ label: 'Denktanks', href: '/denktanks' }, { label: 'Thema voorstellen' }]}>
    <Head title="Thema voorstellen" lead="Leden kunnen uw thema steunen. Het bestuur kiest drie keer per jaar." />
    <Section first margin={<><MarginTitle>Wat er daarna gebeurt</MarginTitle><p class="dt-small">Uw thema staat in de lijst.</p></>}>
      <ErrorSummary title="Nog 3 dingen verbeteren" errors={[
        { field: 'waarom', message: 'Schrijf op waarom dit nodig is.' }, { field: 'wie', message: 'Kies wie er iets aan heeft.' },
        { field: 'datum', message: 'Vul een datum in die bestaat.' }, { message: 'Uw zitting was verlopen.' },
      ]}>Uw thema is nog niet verstuurd. Wat u typte, is bewaard.</ErrorSummary>
      <Fields language={props.frame.language} />
    </Section>
  </Layout>
)

export const ListPage = (props: { frame: Omit<LayoutProps, 'title'> }) => (
  <Layout {...props.frame} title="Bevindingen" rail={rail(3)} canonical="https://denktank.example/b" account={undefined}>
    <Head title="Bevindingen" ring="Alleen voor de 17 deelnemers." />
    <Section strong title="Nog geen bevindingen" margin={<SpineSmall language={props.frame.language} states={states} />}>
      <Empty title="Hier komt wat de groep vindt">
        <p class="nl-paragraph">Hier komen de bevindingen: korte zinnen die de groep uit de bijdragen haalt.</p>
      </Empty>
    </Section>
    <Section title="Andere denktanks">
      <Rows spacing="tight">
        <Row title="Samenwerken" href="/w/samen" when="Sinds 4 mei 2026"><p class="dt-plain">Anoniem <Tag ink>nieuw</Tag></p></Row>
        <Row id="twee" title="Archief" level={3}><Fold summary="Meer over het archief"><p class="dt-plain">Twee alinea’s.</p></Fold></Row>
      </Rows>
    </Section>
  </Layout>
)

export const errorPages = (language: Language) => ({
  404: <NotFound language={language} signIn="/inloggen" publications="/publicaties" contact="/contact" search="/zoeken" />,
  403: <Forbidden language={language} back="/w" contact="/contact" reason="De voorzitter publiceert." />,
  400: <Unread language={language} status={400} reason="Ga terug en probeer het opnieuw." />,
  409: <TooLate language={language} back="/w" contact="/contact" />,
  500: <Broken language={language} number="a1b2" contact="/contact" />,
  429: <TooMany language={language} minutes={2} contact="/contact" />,
})
