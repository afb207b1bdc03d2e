import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { SafeLines, SafeText } from '@backstage-guardrails/components';
import type { ReactNode } from 'react';
import ReactMarkdown, { type Options } from 'react-markdown';
import { showAll } from './showAll';

const useStyles = makeStyles(
  theme => ({
    root: {
      overflowWrap: 'anywhere',
      fontSize: theme.typography.body2.fontSize,
      '& p, & ul, & ol, & pre, & blockquote': { margin: theme.spacing(0.5, 0) },
      '& p': { whiteSpace: 'pre-line' },
      '& ul, & ol': { paddingLeft: theme.spacing(3) },
      '& blockquote': {
        paddingLeft: theme.spacing(1.5),
        borderLeft: `4px solid ${theme.palette.divider}`,
        color: theme.palette.text.secondary,
      },
      '& pre': {
        padding: theme.spacing(1),
        overflowX: 'auto',
        background: theme.palette.background.default,
      },
      '& code': { fontFamily: 'monospace' },
    },
  }),
  { name: 'GuardrailsCommentText' },
);

/** Marks that nest, one in another; more of them than any text needs make a tree that no browser can show. */
const nesting = /^(?:[\t ]*(?:>|(?:[*+-]|\d{1,9}[.)])[\t ])){20}/m;

const heading = (props: { children: ReactNode }) => (
  <p>
    <strong>{props.children}</strong>
  </p>
);

const components: Options['components'] = {
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  img: ({ alt = '', src = '', title }) => (
    <SafeText>{`![${alt}](${src}${titleOf(title)})`}</SafeText>
  ),
  a: ({ href = '', title, children }) =>
    isWebsite(href) ? (
      <>
        <Link
          to={href}
          title={href}
          underline="always"
          rel="noopener noreferrer nofollow"
        >
          {children}
        </Link>
        {titleOf(title)}
      </>
    ) : (
      <>
        [{children}](<SafeText>{`${href}${titleOf(title)}`}</SafeText>)
      </>
    ),
};

/**
 * Markdown that a person wrote. HTML is text, and so are images and links that do not lead to a website: nothing is
 * loaded from elsewhere, and nothing is left out. A heading is bold text, so that it is none of the page.
 * @internal
 */
export function CommentText(props: { children: string }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {nesting.test(props.children) ? (
        <SafeLines>{props.children}</SafeLines>
      ) : (
        <ReactMarkdown
          components={components}
          remarkPlugins={[showAll]}
          transformLinkUri={null}
        >
          {props.children}
        </ReactMarkdown>
      )}
    </div>
  );
}

/** As it is written. */
function titleOf(title: string | undefined): string {
  return title ? ` "${title}"` : '';
}

function isWebsite(href: string): boolean {
  return /^https?:\/\/[^/]/i.test(href);
}
