/* bw-json-tree.c: from checked text to a tree of json-glib
 *
 * Recursion is as deep as the text, and the scan refused more than 64 levels.
 * Strings are decoded where they stand: no escape is shorter than what it means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json-tree-private.h"

#include "bw-json.h"

#include <math.h>
#include <string.h>

/* Powers of ten that a double holds exactly, and integers below which it does:
 * a quotient or product of the two is rounded once, hence rightly (Clinger,
 * “How to read floating point numbers accurately”, 1990). */
#define MAX_POWER   22
#define MAX_INTEGER (G_GUINT64_CONSTANT (1) << 53)

/* Values between two looks whether anybody waits for them: less than a millisecond. */
#define VALUES_A_LOOK 1024

/* One more digit could be too much for 64 bits. */
#define MAX_DIGITS 18

static const double powers[MAX_POWER + 1] = {
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
};

static JsonNode *read_value (BwJsonTree *self);

static gpointer
fail (BwJsonTree *self,
      const char *reason)
{
  if (self->reason == NULL)
    self->reason = reason;

  return NULL;
}

static void
skip_space (BwJsonTree *self)
{
  while (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r')
    self->at++;
}

static gunichar
read_hex (const char *digits)
{
  gunichar value = 0;

  for (guint i = 0; i < 4; i++)
    value = value * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);

  return value;
}

/* After `\u`. The scan saw to it that a high surrogate is followed by a low one. */
static char *
decode_unicode (BwJsonTree *self,
                char       *to)
{
  gunichar unit = read_hex (self->at);

  self->at += 4;
  if (unit >= 0xd800 && unit <= 0xdbff)
    {
      unit = 0x10000 + ((unit - 0xd800) << 10) + (read_hex (self->at + 2) - 0xdc00);
      self->at += 6;
    }

  return to + g_unichar_to_utf8 (unit, to);
}

static char *
decode_escape (BwJsonTree *self,
               char       *to)
{
  char escaped = *self->at++;

  switch (escaped)
    {
    case 'b':
      *to = '\b';
      break;

    case 'f':
      *to = '\f';
      break;

    case 'n':
      *to = '\n';
      break;

    case 'r':
      *to = '\r';
      break;

    case 't':
      *to = '\t';
      break;

    case 'u':
      return decode_unicode (self, to);

    default:
      *to = escaped;
      break;
    }

  return to + 1;
}

/* At the opening quote; stands after the closing one, in place of which a NUL is. */
static const char *
read_string (BwJsonTree *self)
{
  char *start = ++self->at;
  char *to;

  while (*self->at != '"' && *self->at != '\\')
    self->at++;

  to = self->at;
  while (*self->at != '"')
    {
      if (*self->at == '\\')
        {
          self->at++;
          to = decode_escape (self, to);
        }
      else
        {
          *to++ = *self->at++;
        }
    }

  self->at++;
  *to = '\0';
  return start;
}

/* Digits of a number, added to @value while they fit; how many there were. */
static guint
read_digits (BwJsonTree *self,
             guint64    *value,
             guint      *n_taken)
{
  guint n_digits = 0;

  for (; g_ascii_isdigit (*self->at); self->at++, n_digits++)
    {
      if (*n_taken >= MAX_DIGITS)
        continue;

      *value = *value * 10 + (guint64) (*self->at - '0');
      *n_taken += *value != 0;
    }

  return n_digits;
}

static int
read_exponent (BwJsonTree *self)
{
  gboolean is_negative;
  int exponent = 0;

  if (*self->at != 'e' && *self->at != 'E')
    return 0;

  self->at++;
  is_negative = *self->at == '-';
  if (*self->at == '-' || *self->at == '+')
    self->at++;
  for (; g_ascii_isdigit (*self->at); self->at++)
    exponent = MIN (exponent * 10 + (*self->at - '0'), 100000);

  return is_negative ? -exponent : exponent;
}

static JsonNode *
new_double (BwJsonTree *self,
            const char *start,
            guint64     mantissa,
            gboolean    is_exact,
            int         power)
{
  double value;

  if (is_exact && mantissa <= MAX_INTEGER && power >= -MAX_POWER && power <= MAX_POWER)
    {
      value = power < 0 ? (double) mantissa / powers[-power] : (double) mantissa * powers[power];
      value = *start == '-' ? -value : value;
    }
  else
    {
      value = g_ascii_strtod (start, NULL);
    }

  return isfinite (value) ? json_node_init_double (json_node_alloc (), value)
                          : fail (self, "a number is too great");
}

static JsonNode *
read_number (BwJsonTree *self)
{
  const char *start = self->at;
  guint64 mantissa = 0;
  guint n_taken = 0;
  guint n_digits;
  guint n_decimals = 0;
  int exponent;

  if (*self->at == '-')
    self->at++;
  n_digits = read_digits (self, &mantissa, &n_taken);
  if (*self->at != '.' && *self->at != 'e' && *self->at != 'E')
    {
      gint64 whole = n_digits <= MAX_DIGITS ? (gint64) mantissa : g_ascii_strtoll (start, NULL, 10);

      if (n_digits <= MAX_DIGITS && *start == '-')
        whole = -whole;
      return json_node_init_int (json_node_alloc (), whole);
    }

  if (*self->at == '.')
    {
      self->at++;
      n_decimals = read_digits (self, &mantissa, &n_taken);
    }

  exponent = read_exponent (self);
  return new_double (self, start, mantissa, n_digits + n_decimals <= MAX_DIGITS, exponent - (int) n_decimals);
}

static JsonNode *
read_word (BwJsonTree *self)
{
  JsonNode *node = json_node_alloc ();

  if (*self->at == 'n')
    {
      self->at += strlen ("null");
      return json_node_init_null (node);
    }

  json_node_init_boolean (node, *self->at == 't');
  self->at += *self->at == 't' ? strlen ("true") : strlen ("false");
  return node;
}

/* After a value: over the comma, or the end; whether there is another. */
static gboolean
goes_on (BwJsonTree *self)
{
  skip_space (self);
  return *self->at++ == ',';
}

static gboolean
read_member (BwJsonTree *self,
             JsonObject *object)
{
  guint size = json_object_get_size (object);
  const char *name;
  JsonNode *value;

  skip_space (self);
  name = read_string (self);
  skip_space (self);
  self->at++;
  value = read_value (self);
  if (value == NULL)
    return FALSE;

  json_object_set_member (object, name, value);
  if (json_object_get_size (object) == size)
    fail (self, "a member is there twice");
  else if (size == BW_JSON_MAX_MEMBERS)
    fail (self, "an object has too many members");

  return self->reason == NULL;
}

static JsonNode *
read_object (BwJsonTree *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node;

  self->at++;
  self->depth++;
  skip_space (self);
  if (*self->at == '}')
    {
      self->at++;
    }
  else
    {
      do
        {
          if (!read_member (self, object))
            return NULL;
        }
      while (goes_on (self));
    }

  self->depth--;
  node = json_node_alloc ();
  json_node_init_object (node, object);
  return node;
}

static gboolean
read_element (BwJsonTree *self,
              JsonArray  *array)
{
  BwJsonSpan span;
  JsonNode *value;

  skip_space (self);
  span.start = (gsize) (self->at - self->text);
  value = read_value (self);
  if (value == NULL)
    return FALSE;

  span.end = (gsize) (self->at - self->text);
  if (self->depth == 1 && self->spans != NULL)
    g_array_append_val (self->spans, span);
  json_array_add_element (array, value);
  return TRUE;
}

static JsonNode *
read_array (BwJsonTree *self)
{
  g_autoptr (JsonArray) array = json_array_new ();
  JsonNode *node;

  self->at++;
  self->depth++;
  skip_space (self);
  if (*self->at == ']')
    {
      self->at++;
    }
  else
    {
      do
        {
          if (!read_element (self, array))
            return NULL;
        }
      while (goes_on (self));
    }

  self->depth--;
  node = json_node_alloc ();
  json_node_init_array (node, array);
  return node;
}

/* A look now and then costs nothing, one at each value would. */
static gboolean
is_cancelled (BwJsonTree *self)
{
  return self->n_values++ % VALUES_A_LOOK == 0 && g_cancellable_is_cancelled (self->cancellable);
}

static JsonNode *
read_value (BwJsonTree *self)
{
  if (is_cancelled (self))
    return fail (self, "nobody waits for it any more");

  skip_space (self);
  if (*self->at == '{')
    return read_object (self);
  if (*self->at == '[')
    return read_array (self);
  if (*self->at == '"')
    return json_node_init_string (json_node_alloc (), read_string (self));
  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return read_number (self);

  return read_word (self);
}

/**
 * bw_json_tree_build:
 * @self: a tree with @text set, @spans if they are wanted, and @cancellable if it may be
 *   given up; the rest zero
 *
 * Returns: (transfer full) (nullable): the root; %NULL if `reason` is set
 */
JsonNode *
bw_json_tree_build (BwJsonTree *self)
{
  self->at = self->text;
  return read_value (self);
}
