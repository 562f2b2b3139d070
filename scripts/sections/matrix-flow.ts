/** The diagram of a matrix: from vendor to thing to what it names, or from thing to its ratings. */
import type { FlowNode } from '../diagrams/flow.ts'
import type { DiagramSlide } from '../slides/model.ts'
import type { Matrix } from './matrix.ts'
import type { View } from './view.ts'
import { flow } from '../diagrams/flow.ts'
import { plain } from '../slides/model.ts'
import { entityOf } from './entity.ts'
import { ratingOf } from './rating.ts'
import { diagramSlide } from './section-slide.ts'
import { isFocus, labelled, TITLE_NAMES, titleNames, unique, unitOf, vendorName } from './view.ts'

type Edge = Parameters<typeof flow>[0]['edges'][number]

export function flowSlide(section: Matrix, view: View): DiagramSlide {
  const hasFlow = section.things.some(thing => thing.vendor !== undefined || Object.values(thing.cells).some(cell => cell.names?.length))
  return hasFlow
    ? vendorFlow(section, view)
    : levelFlow(section, view)
}

function vendorFlow(section: Matrix, view: View): DiagramSlide {
  const { say, list } = view.messages
  const vendors = unique(section.things.flatMap(thing => thing.vendor ?? []))
  const named = unique(section.things.flatMap(thing => names(thing)))
  const columns = [
    vendors.map((id): FlowNode => ({
      id: `vendor ${id}`,
      label: vendorName(view, id),
      ...colorOf(view.colors.get(id)),
      focus: section.things.some(thing => thing.vendor === id && isFocus(thing)),
    })),
    section.things.map((thing): FlowNode => ({
      id: `thing ${thing.id}`,
      label: thing.name,
      ...colorOf(view.colors.get(entityOf(thing, section.things))),
      focus: isFocus(thing),
    })),
    named.map((name): FlowNode => ({ id: `name ${name}`, label: name })),
  ]
  const edges: Edge[] = section.things.flatMap(thing => [
    ...(thing.vendor === undefined
      ? []
      : [
          { from: `vendor ${thing.vendor}`, to: `thing ${thing.id}` },
        ]),
    ...unique(names(thing)).map(name => ({ from: `thing ${thing.id}`, to: `name ${name}` })),
  ])
  const shared = named.filter(name => section.things.filter(thing => names(thing).includes(name)).length > 1)
  const title = say('matrix.flow.title', {
    form: shared.length
      ? 'shared'
      : named.length ? 'names' : 'other',
    vendors: vendors.length,
    things: section.things.length,
    unit: unitOf(section, view, section.things.length),
    names: named.length,
    criteria: list(section.criteria.filter(({ id }) => section.things.some(thing => thing.cells[id]!.names?.length)).map(({ name }) => name)),
    shared: titleNames(view, shared),
    section: section.title,
  })
  return diagramSlide(section, view, {
    key: 'map',
    depth: 'summary',
    title: plain(title),
    diagram: flow({
      columns: columns.filter(nodes => nodes.length).map(nodes => ({ nodes })),
      edges,
    }, title),
    shown: [
      section,
      ...section.things,
      ...section.things.flatMap(thing => Object.values(thing.cells).filter(cell => cell.names?.length)),
    ],
  })
}

const colorOf = (color: number | undefined): Pick<FlowNode, 'color'> => color === undefined ? {} : { color }

function names(thing: Matrix['things'][number]): string[] {
  return Object.values(thing.cells).flatMap(cell => cell.names ?? [])
}

/** Each thing to the levels on which it stands, each level to the criteria rated so. */
function levelFlow(section: Matrix, view: View): DiagramSlide {
  const { say, list } = view.messages
  const reached = section.things.flatMap(thing => section.criteria.flatMap((criterion) => {
    const { rating } = thing.cells[criterion.id]!
    return rating === undefined || criterion.scale === undefined
      ? []
      : [
          {
            thing,
            criterion,
            scale: criterion.scale,
            ...ratingOf(view, criterion.scale, rating),
          },
        ]
  }))
  const levels = unique(reached.sort((a, b) => b.level - a.level).map(({ thing, scale, level }) => JSON.stringify([thing.id, scale, level])))
    .map((key) => {
      const members = reached.filter(({ thing, scale, level }) => JSON.stringify([thing.id, scale, level]) === key)
      return {
        key,
        thing: members[0]!.thing,
        label: members[0]!.label,
        criteria: members.map(({ criterion }) => criterion.name),
      }
    })
  const ordered = section.things.flatMap(thing => levels.filter(level => level.thing === thing))
  const rated = section.criteria.flatMap(({ id, name, scale }) => {
    const levels = section.things.flatMap(({ cells }) => scale === undefined ? [] : cells[id]!.rating ?? [])
    return levels.length > 1 && levels.length === section.things.length ? [{ name, isLevel: new Set(levels).size === 1 }] : []
  })
  const level = rated.filter(({ isLevel }) => isLevel).map(({ name }) => name)
  const title = say('matrix.levels.map', {
    form: !rated.length ? 'other' : level.length === rated.length ? 'level' : level.length ? 'partly' : 'apart',
    level: titleNames(view, level),
    apart: rated.length - level.length,
    criteria: rated.length,
    things: section.things.length > TITLE_NAMES
      ? say('matrix.levels.all', { count: section.things.length, unit: unitOf(section, view, section.things.length) })
      : list(section.things.map(thing => thing.name)),
    count: section.things.length,
  })
  const diagram = flow({
    columns: [
      {
        nodes: [
          { id: 'section', label: section.title },
        ],
      },
      {
        nodes: section.things.map(thing => ({ id: `thing ${thing.id}`, label: thing.name, ...colorOf(view.colors.get(entityOf(thing, section.things))) })),
      },
      {
        nodes: ordered.map(({ key, label, criteria }) => ({ id: key, label: labelled(view, label, list(criteria)) })),
      },
    ],
    edges: [
      ...section.things.map(thing => ({ from: 'section', to: `thing ${thing.id}` })),
      ...ordered.map(({ key, thing }) => ({ from: `thing ${thing.id}`, to: key })),
    ],
  }, title)
  return diagramSlide(section, view, {
    key: 'map',
    title: plain(title),
    diagram,
    shown: [section],
  })
}
