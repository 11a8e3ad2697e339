/* bw-briefing-issue.c: a briefing becomes the next number of its scope
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-issue.h"

#include "bw-briefing-fonts.h"
#include "bw-briefing-front.h"
#include "bw-briefing-record.h"
#include "bw-briefing.h"
#include "bw-json.h"

#include <string.h>

#define LONGEST_ESCAPE 6
#define LONGEST_NUMBER G_ASCII_DTOSTR_BUF_SIZE

/* Four bytes; what takes more when it is written is none that a role may have. */
#define LONGEST_LETTER 0x20000

/* Of the document beside what it says: the members of its head with the words of its
 * headlines, and two roles of 200 letters in two places each. */
#define HEAD_BYTES (8 * 1024)

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

/* As it stands between its quotes: what has a short form is two, what has none six. */
static gsize
measure_string (const char *text)
{
  gsize length = 2;

  for (const unsigned char *p = (const unsigned char *) text; p != NULL && *p != '\0'; p++)
    length += *p == '"' || *p == '\\' || *p == 0x7f || *p < 0x20 ? LONGEST_ESCAPE : 1;

  return length;
}

static gsize measure_node (JsonNode *node);

static gsize
measure_object (JsonObject *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  gsize length = 2;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    length += measure_string (name) + measure_node (node) + 2;

  return length;
}

/* Nothing is written for it: most sheets are short, and are known to be so at once. */
static gsize
measure_node (JsonNode *node)
{
  gsize length = 2;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return measure_object (json_node_get_object (node));
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_value_type (node) == G_TYPE_STRING ? measure_string (json_node_get_string (node))
                                                            : LONGEST_NUMBER;

  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    length += measure_node (json_array_get_element (json_node_get_array (node), i)) + 1;

  return length;
}

/**
 * bw_briefing_issue_dup_role:
 * @role: who answers for a briefing, as it was typed or pasted
 *
 * One line, with no tab (that parts the halves of an imprint), and no blanks around it, those
 * of a Chinese keyboard among them.
 *
 * Returns: (transfer full) (nullable): as it is printed; %NULL: nothing is left of it, or it is
 *   longer than %BW_BRIEFING_ISSUE_MAX_ROLE
 */
char *
bw_briefing_issue_dup_role (const char *role)
{
  g_autoptr (GString) line = g_string_new (NULL);
  gsize end = 0;

  g_return_val_if_fail (role != NULL, NULL);

  for (const char *p = role; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);

      if (is_blank (c) && line->len == 0)
        continue;
      g_string_append_unichar (line, type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR
                                     || type == G_UNICODE_PARAGRAPH_SEPARATOR ? ' ' : c);
      if (!is_blank (c))
        end = line->len;
    }

  g_string_truncate (line, end);
  if (end == 0 || g_utf8_strlen (line->str, -1) > BW_BRIEFING_ISSUE_MAX_ROLE)
    return NULL;

  return g_string_free (g_steal_pointer (&line), FALSE);
}

BwBriefingIssue *
bw_briefing_issue_new (JsonObject *record,
                       const char *prepared,
                       const char *approved)
{
  BwBriefingIssue *self = g_new0 (BwBriefingIssue, 1);

  self->record = record;
  self->prepared = bw_briefing_issue_dup_role (prepared);
  self->approved = bw_briefing_issue_dup_role (approved);
  return self;
}

/**
 * bw_briefing_issue_new_longest:
 * @record: (transfer full): of a sheet that has no number
 *
 * Returns: (transfer full): with the longest roles that there may be: what fits with them fits
 *   with any
 */
BwBriefingIssue *
bw_briefing_issue_new_longest (JsonObject *record)
{
  g_autoptr (GString) role = g_string_new (NULL);

  for (guint i = 0; i < BW_BRIEFING_ISSUE_MAX_ROLE; i++)
    g_string_append_unichar (role, LONGEST_LETTER);

  return bw_briefing_issue_new (record, role->str, role->str);
}

void
bw_briefing_issue_free (BwBriefingIssue *self)
{
  json_object_unref (self->record);
  g_free (self->prepared);
  g_free (self->approved);
  g_free (self);
}

/* Whoever makes it again must not choose by his own settings. */
static void
fix_fonts (BwBriefingContent *content)
{
  if (content->fonts != NULL)
    return;

  content->fonts = g_new0 (char *, BW_N_BRIEFING_ROLES + 1);
  for (guint i = 0; i < BW_N_BRIEFING_ROLES; i++)
    content->fonts[i] = g_strdup ("");
}

static char *
dup_words (const BwBriefingContent *content)
{
  return content->headlines != NULL ? g_strjoinv ("\n", content->headlines) : g_strdup (content->title);
}

/**
 * bw_briefing_issue_measure:
 * @record: of a sheet
 *
 * Costs little, and tells only that a sheet is short enough: one that is longer may be so too,
 * which bw_briefing_issue_weigh() finds out.
 *
 * Returns: bytes that the document needs at most
 */
gsize
bw_briefing_issue_measure (JsonObject *record)
{
  g_return_val_if_fail (record != NULL, 0);

  return measure_object (record) + HEAD_BYTES;
}

/**
 * bw_briefing_issue_make:
 * @self: what is issued
 * @number: of its scope
 * @error: return location
 *
 * `at` is the cut-off: a second try is the same document as the first.
 *
 * Returns: (transfer full) (nullable): the document
 */
JsonObject *
bw_briefing_issue_make (const BwBriefingIssue  *self,
                        guint                   number,
                        GError                **error)
{
  g_autoptr (BwBriefingContent) content = bw_briefing_record_read (self->record, error);
  g_autofree char *digest = NULL;
  g_autofree char *words = NULL;
  g_autofree char *id = NULL;
  JsonObject *document;

  if (content == NULL)
    return NULL;

  if (content->scope == NULL || number == 0)
    {
      g_set_error_literal (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD, "only a briefing can be issued");
      return NULL;
    }

  g_free (content->number);
  content->number = bw_briefing_front_dup_number (content, number);
  bw_briefing_front_sign (content, self->prepared, self->approved, TRUE);
  fix_fonts (content);
  digest = bw_briefing_content_dup_digest (content);
  words = dup_words (content);
  id = g_strdup_printf ("%s/%u", content->scope, number);

  document = json_object_new ();
  json_object_set_string_member (document, "type", "briefing");
  json_object_set_string_member (document, "id", id);
  json_object_set_string_member (document, "at", content->created);
  json_object_set_string_member (document, "source", "manual");
  json_object_set_string_member (document, "scope", content->scope);
  json_object_set_int_member (document, "number", number);
  json_object_set_string_member (document, "language", content->language);
  json_object_set_string_member (document, "title", content->title);
  json_object_set_string_member (document, "cut_off", content->created);
  json_object_set_string_member (document, "prepared_by_role", self->prepared);
  json_object_set_string_member (document, "approved_by_role", self->approved);
  json_object_set_string_member (document, "digest", digest);
  json_object_set_string_member (document, "text", words);
  if (content->mark != NULL)
    json_object_set_boolean_member (document, "exercise", TRUE);

  json_object_set_object_member (document, "content", bw_briefing_record_write (content));
  return document;
}

/**
 * bw_briefing_issue_weigh:
 * @self: what is issued
 * @error: return location
 *
 * Writes all of it, for a worker.
 *
 * Returns: bytes of the document, with the longest number; 0 on error
 */
gsize
bw_briefing_issue_weigh (const BwBriefingIssue  *self,
                         GError                **error)
{
  g_autoptr (JsonObject) document = bw_briefing_issue_make (self, G_MAXUINT, error);
  g_autofree char *line = document != NULL ? bw_json_to_line (document) : NULL;

  return line != NULL ? strlen (line) : 0;
}

/**
 * bw_briefing_issue_read:
 * @document: of type `briefing`
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it says
 */
BwBriefingContent *
bw_briefing_issue_read (JsonObject  *document,
                        GError     **error)
{
  JsonNode *node = json_object_get_member (document, "content");
  g_autoptr (BwBriefingContent) content = NULL;
  g_autofree char *digest = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD, "the sheet was not kept");
      return NULL;
    }

  content = bw_briefing_record_read (json_node_get_object (node), error);
  if (content == NULL)
    return NULL;

  digest = bw_briefing_content_dup_digest (content);
  if (g_strcmp0 (digest, bw_json_peek_string (document, "digest")) == 0)
    return g_steal_pointer (&content);

  g_set_error (error, BW_BRIEFING_ERROR, BW_BRIEFING_ERROR_RECORD,
               "the sheet is not the one that was issued: its check is %s", digest);
  return NULL;
}
