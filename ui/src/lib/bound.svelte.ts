// The keys of a component, which work while it is there.
import { bind, type Binding } from './keys';

/** Binds keys as `bind` does; they are made anew when what they read while they are made has changed. */
export function bound(name: string, bindings: () => Binding[], options?: Parameters<typeof bind>[2]): void {
  $effect(() => bind(name, bindings(), options));
}
