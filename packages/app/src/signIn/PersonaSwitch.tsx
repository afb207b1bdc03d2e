import { SidebarItem } from '@backstage/core-components';
import Menu from '@material-ui/core/Menu';
import MenuItem from '@material-ui/core/MenuItem';
import SwitchIcon from '@material-ui/icons/SwapHoriz';
import { useState, type MouseEvent } from 'react';
import { readChosenPersona, writeChosenPersona } from './chosenPersona';
import { personas } from './personas';

/** Signs in as another persona, on the same page. Only the reference portal has personas. @internal */
export function PersonaSwitch() {
  const [anchor, setAnchor] = useState<Element>();
  const open = anchor !== undefined;
  // The item passes no attributes on to its button, but a ref, which its type does not say.
  const described = {
    ref(button: HTMLElement | null) {
      button?.setAttribute('aria-haspopup', 'menu');
      button?.setAttribute('aria-expanded', String(open));
    },
  };
  const chosen = readChosenPersona();
  const choose = (ref: string) => {
    writeChosenPersona(ref);
    // Everything on the page is of the one who was signed in.
    window.location.reload();
  };
  return (
    <>
      <SidebarItem
        {...described}
        icon={SwitchIcon}
        text="Switch role"
        onClick={(event: MouseEvent) => setAnchor(event.currentTarget)}
      />
      <Menu anchorEl={anchor} open={open} onClose={() => setAnchor(undefined)}>
        {personas.map(({ ref, title, team }) => (
          <MenuItem
            key={ref}
            selected={ref === chosen}
            onClick={() => choose(ref)}
          >
            {title}, {team}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
