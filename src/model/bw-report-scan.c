/* bw-report-scan.c: reads a plainly written report without a tree in between
 *
 * Reports come by tens of thousands a second, and nearly all of them in the same
 * few words; a tree of JSON costs more than writing them to disk. What is not
 * quite plain is left to bw_report_parse(), which alone says what is wrong. A test
 * holds one against the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-private.h"

#include "bw-time.h"
#include "bw-uuid.h"

#include <string.h>

#define MAX_WORD   64
#define MAX_DIGITS 15

typedef struct
{
  const char *at;
  const char *end;
} Scan;

/* A string between its quotation marks, as it stands in the text. */
typedef struct
{
  const char *start;
  gsize       length;
} Word;

typedef struct
{
  Word        id;
  Word        place;
  Word        subject;
  Word        time;
  Word        source;
  const char *add;   /* (nullable): behind the brace */
  const char *set;   /* (nullable) */
} Members;

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end
         && (*scan->at == ' ' || *scan->at == '\n' || *scan->at == '\r' || *scan->at == '\t'))
    scan->at++;
}

static gboolean
take (Scan *scan,
      char  c)
{
  skip_space (scan);
  if (scan->at == scan->end || *scan->at != c)
    return FALSE;

  scan->at++;
  return TRUE;
}

static gboolean
take_word (Scan *scan,
           Word *word)
{
  if (!take (scan, '"'))
    return FALSE;

  word->start = scan->at;
  while (scan->at < scan->end && *scan->at >= 0x20 && *scan->at < 0x7f && *scan->at != '"' && *scan->at != '\\')
    scan->at++;

  word->length = (gsize) (scan->at - word->start);
  return take (scan, '"') && word->start + word->length + 1 == scan->at;
}

static gboolean
is_word (const Word *word,
         const char *text)
{
  return strlen (text) == word->length && memcmp (word->start, text, word->length) == 0;
}

/* FALSE: it is too long for @text. */
static gboolean
copy_word (const Word *word,
           char        text[MAX_WORD])
{
  if (word->start == NULL || word->length >= MAX_WORD)
    return FALSE;

  memcpy (text, word->start, word->length);
  text[word->length] = '\0';
  return TRUE;
}

static guint
take_digits (Scan   *scan,
             gint64 *value)
{
  guint n = 0;

  for (; scan->at < scan->end && g_ascii_isdigit (*scan->at) && n <= MAX_DIGITS; scan->at++, n++)
    *value = *value * 10 + (*scan->at - '0');

  return n;
}

/* Of up to 15 digits, without an exponent. */
static gboolean
take_number (Scan   *scan,
             double *value)
{
  gboolean is_negative = take (scan, '-');
  const char *start = scan->at;
  char text[2 * MAX_DIGITS + 4];
  gint64 whole = 0;
  gint64 part = 0;
  guint n_whole = take_digits (scan, &whole);
  guint n_part = 0;

  if (n_whole == 0 || n_whole > MAX_DIGITS || (*start == '0' && n_whole > 1))
    return FALSE;

  if (scan->at < scan->end && *scan->at == '.')
    {
      scan->at++;
      n_part = take_digits (scan, &part);
      if (n_part == 0 || n_part > MAX_DIGITS)
        return FALSE;
    }

  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    return FALSE;

  *value = (double) whole;
  if (n_part > 0)
    {
      memcpy (text, start, (gsize) (scan->at - start));
      text[scan->at - start] = '\0';
      *value = g_ascii_strtod (text, NULL);
    }

  *value = is_negative && *value != 0 ? -*value : *value;
  return TRUE;
}

/* A flat object of numbers is passed over: it is read when the subject is known. */
static gboolean
pass_object (Scan        *scan,
             const char **start)
{
  Word name;
  double value;

  if (*start != NULL || !take (scan, '{'))
    return FALSE;

  *start = scan->at;
  if (take (scan, '}'))
    return TRUE;

  do
    {
      if (!take_word (scan, &name) || !take (scan, ':') || !take_number (scan, &value))
        return FALSE;
    }
  while (take (scan, ','));

  return take (scan, '}');
}

static gboolean
take_member (Scan    *scan,
             Members *members)
{
  const struct
  {
    const char *name;
    Word       *word;
  } words[] = {
    { "id", &members->id },
    { "place", &members->place },
    { "subject", &members->subject },
    { "at", &members->time },
    { "source", &members->source },
  };
  Word name;

  if (!take_word (scan, &name) || !take (scan, ':'))
    return FALSE;
  if (is_word (&name, "add"))
    return pass_object (scan, &members->add);
  if (is_word (&name, "set"))
    return pass_object (scan, &members->set);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (is_word (&name, words[i].name))
        return words[i].word->start == NULL && take_word (scan, words[i].word);
    }

  return FALSE;
}

static gboolean
take_members (Scan    *scan,
              Members *members)
{
  if (!take (scan, '{'))
    return FALSE;

  do
    {
      if (!take_member (scan, members))
        return FALSE;
    }
  while (take (scan, ','));

  return take (scan, '}');
}

static gboolean
is_code (const Word *word)
{
  return word->start != NULL && word->length > 0 && word->length <= BW_REPORT_MAX_CODE;
}

static gboolean
read_head (BwReport      *self,
           const Members *members)
{
  char text[MAX_WORD];

  if (!is_code (&members->place) || !is_code (&members->subject)
      || !copy_word (&members->id, text) || !bw_uuid_parse (text, self->id)
      || !copy_word (&members->time, text) || !bw_time_parse (text, &self->at, NULL))
    return FALSE;

  self->source = BW_SOURCE_REPORT;
  if (members->source.start != NULL
      && (!copy_word (&members->source, text) || !bw_source_from_string (text, &self->source)))
    return FALSE;

  self->place = g_strndup (members->place.start, members->place.length);
  self->subject = g_strndup (members->subject.start, members->subject.length);
  return TRUE;
}

/* @start: behind the brace of an object that pass_object() has seen */
static gboolean
read_statements (BwReport           *self,
                 const char         *start,
                 const char         *end,
                 gboolean            set,
                 BwMeasureCatalogue *catalogue)
{
  Scan scan = { start, end };

  if (start == NULL || take (&scan, '}'))
    return TRUE;

  do
    {
      BwStatement statement = { .set = (guint8) set };
      const BwMeasure *measure;
      char name[MAX_WORD];
      Word word;

      if (self->n_statements == BW_REPORT_MAX_STATEMENTS
          || !take_word (&scan, &word) || !copy_word (&word, name)
          || !take (&scan, ':') || !take_number (&scan, &statement.value))
        return FALSE;

      measure = bw_measure_catalogue_lookup (catalogue, name);
      if (measure == NULL)
        return FALSE;

      statement.measure = measure->index;
      if (!bw_report_take_statement (self, &statement, measure, NULL))
        return FALSE;
    }
  while (take (&scan, ','));

  return TRUE;
}

/**
 * bw_report_scan:
 * @self: (out caller-allocates): the report; all zero on failure
 * @text: (inout): where it begins; behind it on success
 * @end: end of the text
 * @catalogue: the measures there are
 *
 * Returns: whether it was plain and good; if not, nothing is said of it
 */
gboolean
bw_report_scan (BwReport            *self,
                const char         **text,
                const char          *end,
                BwMeasureCatalogue  *catalogue)
{
  Scan scan = { *text, end };
  Members members = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);

  /* Not the statements: they are many, and counted. */
  memset (self, 0, G_STRUCT_OFFSET (BwReport, statements));
  self->n_statements = 0;
  if (take_members (&scan, &members)
      && read_head (self, &members)
      && read_statements (self, members.add, end, FALSE, catalogue)
      && read_statements (self, members.set, end, TRUE, catalogue)
      && self->n_statements > 0)
    {
      *text = scan.at;
      return TRUE;
    }

  bw_report_clear (self);
  return FALSE;
}
