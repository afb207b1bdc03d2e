import { render, screen } from '@testing-library/react';
import { useScrollingTabs } from './useScrollingTabs';

function PageWithTabs(props: { scrolling: boolean }) {
  return (
    <>
      <div className="bui-PluginHeaderTabsWrapper">
        <div className="bui-Tabs" data-testid="tabs" />
      </div>
      {props.scrolling && <ScrollingPage />}
    </>
  );
}

function ScrollingPage() {
  useScrollingTabs();
  return null;
}

describe('useScrollingTabs', () => {
  it('keeps the tabs in their width while the page is shown', () => {
    const overflow = () =>
      getComputedStyle(screen.getByTestId('tabs')).overflowX;
    const { rerender } = render(<PageWithTabs scrolling={false} />);
    expect(overflow()).not.toBe('auto');
    rerender(<PageWithTabs scrolling />);
    expect(overflow()).toBe('auto');
    rerender(<PageWithTabs scrolling={false} />);
    expect(overflow()).not.toBe('auto');
  });
});
