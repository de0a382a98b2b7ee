import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { newFolder } from '../engines.testing.ts'
import { lockFolder, startOf } from './lock.ts'

const [, , role, folderOfChild = ''] = process.argv

const locksIn = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('lock.'))

/** Says whether it got the folder, holds it until told to go, and can be killed meanwhile. */
const runAsChild = async () => {
  process.stdin.once('data', () => process.exit(0))
  const outcome = await lockFolder(folderOfChild).then(() => 'held', (error: Error) => error.message)
  process.stdout.write(`${outcome}\n`)
}

const startChild = (folder: string) => {
  const child = spawn(process.execPath, [process.argv[1] ?? '', 'hold', folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  const said = new Promise<string>((resolve) => child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim())))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  const leave = async () => {
    child.stdin.write('go\n')
    await ended
  }
  return { pid: child.pid ?? 0, said, kill, leave }
}

const leftBehind = (folder: string, owner: object) => {
  const file = path.join(folder, 'lock.1.left-behind')
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'x', host: hostname(), held: true, ...owner }))
  return file
}

const describeAll = () => {
  test('a second process is refused and told which process has the folder', async () => {
    const folder = newFolder()
    const first = startChild(folder)
    assert.equal(await first.said, 'held')
    await assert.rejects(lockFolder(folder), { name: 'Fault', code: 'FolderInUse', message: new RegExp(`process ${first.pid}$`) })
    assert.equal(locksIn(folder).length, 1)
    await first.leave()
    assert.deepEqual(readdirSync(folder), [])
  })

  test('the same process is refused too', async () => {
    const folder = newFolder()
    const release = await lockFolder(folder)
    await assert.rejects(lockFolder(folder), { code: 'FolderInUse' })
    release()
    const again = await lockFolder(folder)
    again()
    assert.deepEqual(readdirSync(folder), [])
  })

  test('the lock of a process that was killed is taken over', async () => {
    const folder = newFolder()
    const first = startChild(folder)
    assert.equal(await first.said, 'held')
    await first.kill()
    assert.equal(locksIn(folder).length, 1)
    const release = await lockFolder(folder)
    assert.equal(locksIn(folder).length, 1)
    release()
  })

  test('a number that now belongs to another process does not keep the folder', async () => {
    const folder = newFolder()
    leftBehind(folder, { started: 'at another moment' })
    const release = await lockFolder(folder)
    assert.equal(locksIn(folder).length, 1)
    release()
  })

  test('a lock from another machine is never taken over', async () => {
    const folder = newFolder()
    const file = leftBehind(folder, { host: 'elsewhere', pid: 4 })
    await assert.rejects(lockFolder(folder), { code: 'FolderInUse', message: /process 4 on elsewhere.*remove .*left-behind/ })
    assert.match(readFileSync(file, 'utf8'), /elsewhere/)
  })

  test('of many that find a lock left behind at the same moment exactly one gets the folder', async () => {
    for (let round = 0; round < 4; round += 1) {
      const folder = newFolder()
      leftBehind(folder, { started: 'at another moment' })
      const children = Array.from({ length: 6 }, () => startChild(folder))
      const said = await Promise.all(children.map((child) => child.said))
      assert.equal(said.filter((text) => text === 'held').length, 1, said.join(' | '))
      await Promise.all(children.map((child) => child.kill()))
    }
    const folder = newFolder()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  test('when a process started is known, and differs between processes', async () => {
    const child = startChild(newFolder())
    await child.said
    const started = startOf(child.pid)
    assert.ok(started)
    assert.equal(startOf(child.pid), started)
    assert.notEqual(started, startOf(process.pid))
    await child.kill()
    assert.equal(startOf(child.pid), undefined)
  })
}

if (role === 'hold') await runAsChild()
else describeAll()
