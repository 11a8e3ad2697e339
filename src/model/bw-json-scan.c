/* bw-json-scan.c: the grammar of RFC 8259, and nothing beyond it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json-scan-private.h"

#include "bw-json.h"

#include <string.h>

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_CLOSE,
  EXPECT_KEY,
  EXPECT_KEY_OR_CLOSE,
  EXPECT_MORE,
  EXPECT_NOTHING,
  EXPECT_FAILED,
} Expect;

G_STATIC_ASSERT (BW_JSON_MAX_DEPTH <= 64);

static Expect
fail (BwJsonScan *self,
      const char *reason)
{
  self->reason = reason;
  return EXPECT_FAILED;
}

/* The next byte, 0 at the end; the text itself has no NUL. */
static char
peek (BwJsonScan *self)
{
  return self->at < self->length ? self->text[self->at] : '\0';
}

static void
skip_space (BwJsonScan *self)
{
  for (; self->at < self->length; self->at++)
    {
      char byte = self->text[self->at];

      if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t')
        return;
    }
}

static guint
skip_digits (BwJsonScan *self)
{
  guint n_digits = 0;

  for (; g_ascii_isdigit (peek (self)); self->at++)
    n_digits++;

  return n_digits;
}

/* Four hexadecimal digits; -1 if they are not. */
static int
read_hex (BwJsonScan *self)
{
  int value = 0;

  for (guint i = 0; i < 4; i++, self->at++)
    {
      int digit = g_ascii_xdigit_value (peek (self));

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

/* After `\u`. A high surrogate must be followed by a low one (RFC 8259 §7). */
static gboolean
scan_unicode (BwJsonScan *self)
{
  int unit = read_hex (self);

  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return FALSE;
  if (unit < 0xd800 || unit > 0xdbff)
    return TRUE;

  if (peek (self) != '\\')
    return FALSE;
  self->at++;
  if (peek (self) != 'u')
    return FALSE;
  self->at++;

  unit = read_hex (self);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

static gboolean
scan_escape (BwJsonScan *self)
{
  char escaped = peek (self);

  if (escaped == '\0' || strchr ("\"\\/bfnrtu", escaped) == NULL)
    return FALSE;

  self->at++;
  return escaped != 'u' || scan_unicode (self);
}

/* At the opening quote. */
static Expect
scan_string (BwJsonScan *self,
             Expect      next)
{
  self->at++;
  while (self->at < self->length)
    {
      guchar byte = (guchar) self->text[self->at];

      if (byte < 0x20)
        return fail (self, "a control character in a string");

      self->at++;
      if (byte == '"')
        return next;
      if (byte == '\\' && !scan_escape (self))
        return fail (self, "an escape that stands for no character");
    }

  return fail (self, "a string without an end");
}

static gboolean
fits_integer (const char *text,
              gsize       length)
{
  g_autofree char *copy = NULL;

  if (length <= 18)
    return TRUE;

  copy = g_strndup (text, length);
  return g_ascii_string_to_signed (copy, 10, G_MININT64, G_MAXINT64, NULL, NULL);
}

static Expect
scan_number (BwJsonScan *self)
{
  gsize start = self->at;
  gboolean is_integer = TRUE;

  if (peek (self) == '-')
    self->at++;
  if (peek (self) == '0')
    self->at++;
  else if (skip_digits (self) == 0)
    return fail (self, "a sign without a number");

  if (peek (self) == '.')
    {
      is_integer = FALSE;
      self->at++;
      if (skip_digits (self) == 0)
        return fail (self, "a decimal point without digits");
    }

  if (peek (self) == 'e' || peek (self) == 'E')
    {
      is_integer = FALSE;
      self->at++;
      if (peek (self) == '+' || peek (self) == '-')
        self->at++;
      if (skip_digits (self) == 0)
        return fail (self, "an exponent without digits");
    }

  if (is_integer && !fits_integer (self->text + start, self->at - start))
    return fail (self, "an integer of more than 64 bits");

  return EXPECT_MORE;
}

static Expect
scan_word (BwJsonScan *self)
{
  static const char * const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if (self->length - self->at >= length && memcmp (self->text + self->at, words[i], length) == 0)
        {
          self->at += length;
          return EXPECT_MORE;
        }
    }

  return fail (self, self->at < self->length ? "expected a value" : "the text ends too early");
}

static Expect
open_container (BwJsonScan *self,
                gboolean    is_object)
{
  if (self->depth == BW_JSON_MAX_DEPTH)
    return fail (self, "nested too deeply");

  if (is_object)
    self->objects |= G_GUINT64_CONSTANT (1) << self->depth;
  else
    self->objects &= ~(G_GUINT64_CONSTANT (1) << self->depth);

  self->depth++;
  self->at++;
  return is_object ? EXPECT_KEY_OR_CLOSE : EXPECT_VALUE_OR_CLOSE;
}

static Expect
close_container (BwJsonScan *self)
{
  self->depth--;
  self->at++;
  return EXPECT_MORE;
}

static Expect
scan_value (BwJsonScan *self)
{
  char next = peek (self);

  if (++self->n_values > self->max_values)
    return fail (self, "too many values");

  if (next == '{' || next == '[')
    return open_container (self, next == '{');
  if (next == '"')
    return scan_string (self, EXPECT_MORE);
  if (next == '-' || g_ascii_isdigit (next))
    return scan_number (self);

  return scan_word (self);
}

static Expect
scan_key (BwJsonScan *self)
{
  if (peek (self) != '"')
    return fail (self, "expected the name of a member");
  if (scan_string (self, EXPECT_VALUE) == EXPECT_FAILED)
    return EXPECT_FAILED;

  skip_space (self);
  if (peek (self) != ':')
    return fail (self, "expected a colon");

  self->at++;
  return EXPECT_VALUE;
}

/* After a value: a comma, the end of what is open, or the end of the text. */
static Expect
scan_more (BwJsonScan *self)
{
  gboolean in_object;

  if (self->depth == 0)
    return self->at == self->length ? EXPECT_NOTHING : fail (self, "text after the end");

  in_object = (self->objects >> (self->depth - 1)) & 1;
  if (peek (self) == (in_object ? '}' : ']'))
    return close_container (self);
  if (peek (self) != ',')
    return fail (self, "expected a comma or the end of the list");

  self->at++;
  return in_object ? EXPECT_KEY : EXPECT_VALUE;
}

static Expect
scan_next (BwJsonScan *self,
           Expect      expect)
{
  if ((expect == EXPECT_VALUE_OR_CLOSE && peek (self) == ']')
      || (expect == EXPECT_KEY_OR_CLOSE && peek (self) == '}'))
    return close_container (self);
  if (expect == EXPECT_KEY || expect == EXPECT_KEY_OR_CLOSE)
    return scan_key (self);
  if (expect == EXPECT_MORE)
    return scan_more (self);

  return scan_value (self);
}

/**
 * bw_json_scan_run:
 * @self: a scan with @text and @length set, the rest zero
 *
 * Returns: whether the text is one JSON value; if not, `reason` is set
 */
gboolean
bw_json_scan_run (BwJsonScan *self)
{
  Expect expect = EXPECT_VALUE;

  while (expect != EXPECT_NOTHING && expect != EXPECT_FAILED)
    {
      skip_space (self);
      expect = scan_next (self, expect);
    }

  return expect == EXPECT_NOTHING;
}
