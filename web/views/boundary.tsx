// Where a part of the page breaks, the rest stays: what went wrong is said in its place, and it can be tried again.
import { Component, type ReactNode } from 'react';
import { Failure } from './states.tsx';

interface Props {
  readonly children: ReactNode;
}

export class Boundary extends Component<Props, { readonly error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Failure error={error} onRetry={() => this.setState({ error: null })} />;
  }
}
