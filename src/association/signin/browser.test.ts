import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from '../../platform/network.ts'
import { browserName } from './browser.ts'

test('a browser is told apart by family and system, a network by its first half', () => {
  assert.equal(browserName('Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'), 'Firefox, Windows')
  assert.equal(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'), 'Safari, iPhone')
  assert.equal(browserName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0'), 'Edge, Linux')
  assert.equal(browserName(undefined), '')
  assert.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
  assert.equal(networkOf('2001:db8:0:12::5'), networkOf('2001:0DB8:0000:0012:ffff:1:2:3'))
  assert.notEqual(networkOf('2001:db8:0:12::5'), networkOf('2001:db8:0:13::5'))
})
