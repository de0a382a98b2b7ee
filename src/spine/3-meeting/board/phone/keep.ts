/** Keeps what was typed on this phone, also when the page is closed: in IndexedDB, or in localStorage where that is shut. */

export type Store = 'waiting' | 'draft'

interface Kept {
  all<T>(store: Store): Promise<T[]>
  put(store: Store, key: string, value: unknown): Promise<void>
  remove(store: Store, key: string): Promise<void>
}

const done = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

const inDatabase = async (): Promise<Kept> => {
  const opening = indexedDB.open('denktank-bord', 1)
  opening.onupgradeneeded = () => { for (const store of ['waiting', 'draft']) opening.result.createObjectStore(store) }
  const database = await done(opening)
  const at = (store: Store, mode: IDBTransactionMode) => database.transaction(store, mode).objectStore(store)
  return {
    all: (store) => done(at(store, 'readonly').getAll()),
    put: async (store, key, value) => { await done(at(store, 'readwrite').put(value, key)) },
    remove: async (store, key) => { await done(at(store, 'readwrite').delete(key)) },
  }
}

const inLocalStorage = (): Kept => {
  const name = (store: Store, key: string) => `denktank-bord ${store} ${key}`
  return {
    all: async <T>(store: Store) => Object.keys(localStorage).filter((key) => key.startsWith(name(store, ''))).sort()
      .map((key) => JSON.parse(localStorage.getItem(key) as string) as T),
    put: async (store, key, value) => localStorage.setItem(name(store, key), JSON.stringify(value)),
    remove: async (store, key) => localStorage.removeItem(name(store, key)),
  }
}

/** Where things are kept on this phone: a browser that shuts its database, as some do in a private window, has the other. */
export const openKept = (): Promise<Kept> => inDatabase().catch(inLocalStorage)
export type { Kept }
