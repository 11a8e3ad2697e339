/* bw-donation-draft.c: a donation as it is being typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-donation-draft.h"

#include "bw-donation-words.h"
#include "bw-json.h"
#include "bw-time.h"
#include "bw-typed-number.h"
#include "bw-uuid.h"
#include "bw-yuan.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Clocks of two machines are never the same. */
#define MAX_AHEAD (5 * G_TIME_SPAN_MINUTE)

/* Longest reason: data/schemas/donation.json. */
#define MAX_TEXT 400

static void
free_goods (gpointer data)
{
  BwGoodsDraft *goods = data;

  g_free (goods->item);
  g_free (goods->quantity);
  g_free (goods->unit);
  g_free (goods);
}

static char *
dup_trimmed (const char *text)
{
  return g_strstrip (g_strdup (text != NULL ? text : ""));
}

static gboolean
fail (const char **fault,
      const char  *reason)
{
  *fault = reason;
  return FALSE;
}

/* A text that is there, and not longer than the backend takes. */
static gboolean
add_text (JsonObject  *members,
          const char  *member,
          const char  *text,
          gboolean     is_needed,
          const char **fault)
{
  g_autofree char *trimmed = dup_trimmed (text);

  if (*trimmed == '\0')
    return !is_needed || fail (fault, "");
  if (g_utf8_strlen (trimmed, -1) > MAX_TEXT)
    return fail (fault, _("This text is too long"));

  json_object_set_string_member (members, member, trimmed);
  return TRUE;
}

/* 6,000 or 2.5 */
static gboolean
read_quantity (const char  *text,
               double      *quantity,
               const char **fault)
{
  gboolean is_comma;
  g_autofree char *plain = bw_typed_number_read (text, &is_comma);

  if (plain == NULL && is_comma)
    return fail (fault, _("The quantity: a comma parts thousands only, as in 6,000; write decimals behind a point, "
                          "as in 2.5"));

  *quantity = plain != NULL ? g_ascii_strtod (plain, NULL) : INFINITY;
  return isfinite (*quantity) || fail (fault, _("The quantity is no number: write it like 6,000 or 2.5"));
}

static gboolean
build_line (const BwGoodsDraft  *goods,
            JsonArray           *lines,
            const char         **fault)
{
  g_autoptr (JsonObject) line = json_object_new ();
  g_autofree char *typed = dup_trimmed (goods->quantity);
  double quantity;

  if (!add_text (line, "item", goods->item, TRUE, fault) || !add_text (line, "unit", goods->unit, FALSE, fault))
    return FALSE;
  if (!goods->is_unknown && *typed == '\0')
    return fail (fault, _("Type the quantity, or say that it is not known"));
  if (!goods->is_unknown && !read_quantity (typed, &quantity, fault))
    return FALSE;

  if (!goods->is_unknown && quantity == floor (quantity) && quantity < 1e15)
    json_object_set_int_member (line, "quantity", (gint64) quantity);
  else if (!goods->is_unknown)
    json_object_set_double_member (line, "quantity", quantity);

  json_array_add_object_element (lines, g_steal_pointer (&line));
  return TRUE;
}

static gboolean
build_goods (BwDonationDraft  *self,
             JsonObject       *members,
             const char      **fault)
{
  g_autoptr (JsonArray) lines = json_array_new ();

  for (guint i = 0; i < self->goods->len; i++)
    {
      if (!build_line (g_ptr_array_index (self->goods, i), lines, fault))
        return FALSE;
    }

  if (json_array_get_length (lines) == 0)
    return fail (fault, "");

  json_object_set_array_member (members, "goods", g_steal_pointer (&lines));
  return TRUE;
}

/* Cash without an amount is none; goods need not be valued. */
static gboolean
build_amount (BwDonationDraft  *self,
              JsonObject       *members,
              const char      **fault)
{
  gint64 fen;

  if (!bw_yuan_read (self->amount != NULL ? self->amount : "", &fen, fault))
    return !self->is_cash && **fault == '\0';

  json_object_set_int_member (members, "amount_fen", fen);
  return TRUE;
}

static gboolean
build_times (BwDonationDraft  *self,
             JsonObject       *members,
             GTimeZone        *zone,
             gint64            now,
             const char      **fault)
{
  gint64 handed_over = self->handed_over != 0 ? self->handed_over : now;
  g_autofree char *text = NULL;
  g_autofree char *at = NULL;
  gint64 time;

  if (!bw_donation_draft_read_time (self->at, zone, &time))
    return fail (fault, _("A time is written like 2021-08-08 14:30"));
  if (time > now + MAX_AHEAD)
    return fail (fault, _("This time is still to come: give one that has passed"));

  at = bw_time_format (time, zone);
  json_object_set_string_member (members, "at", at);
  if (!self->is_handed_over)
    return TRUE;

  text = bw_time_format (MAX (handed_over, time), zone);
  json_object_set_string_member (members, "handed_over", text);
  return TRUE;
}

static gboolean
build_rest (BwDonationDraft  *self,
            JsonObject       *members,
            const char      **fault)
{
  const char *purpose = self->purpose < BW_N_PURPOSES ? bw_donation_words_get_purpose (self->purpose)
                                                      : self->other_purpose;
  const char *kind = self->kind < BW_N_DONOR_KINDS ? bw_donation_words_get_kind (self->kind) : self->other_kind;

  if (purpose != NULL)
    json_object_set_string_member (members, "purpose", purpose);
  if (kind != NULL)
    json_object_set_string_member (members, "donor_kind", kind);
  if (self->to != NULL)
    json_object_set_string_member (members, "to", self->to);
  if (self->note != NULL)
    json_object_set_string_member (members, "note", self->note);
  if (self->is_named)
    json_object_set_boolean_member (members, "named", TRUE);
  if (self->corrects == NULL)
    return TRUE;

  json_object_set_string_member (members, "corrects", self->corrects);
  return add_text (members, "reason", self->reason, TRUE, fault);
}

static guint
find_choice (const char *text,
             guint       n,
             const char *(*get) (guint choice))
{
  for (guint i = 0; text != NULL && i < n; i++)
    {
      if (g_str_equal (text, get (i)))
        return i;
    }

  return BW_DONATION_DRAFT_NONE;
}

static void
read_goods (BwDonationDraft *self,
            JsonObject      *members)
{
  JsonNode *node = json_object_get_member (members, "goods");
  JsonArray *lines = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    {
      JsonNode *element = json_array_get_element (lines, i);
      JsonObject *line = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      BwGoodsDraft *goods;
      double quantity;

      if (line == NULL)
        continue;

      goods = bw_donation_draft_add_goods (self);
      goods->item = g_strdup (bw_json_peek_string (line, "item"));
      goods->unit = g_strdup (bw_json_peek_string (line, "unit"));
      goods->is_unknown = !bw_json_has (line, "quantity") || !bw_json_get_number (line, "quantity", &quantity, NULL);
      if (!goods->is_unknown)
        goods->quantity = g_strdup_printf ("%.15g", quantity);
    }
}

/**
 * bw_donation_draft_new:
 *
 * Returns: (transfer full): goods of which nothing is typed yet
 */
BwDonationDraft *
bw_donation_draft_new (void)
{
  BwDonationDraft *self = g_new0 (BwDonationDraft, 1);

  self->kind = BW_DONATION_DRAFT_NONE;
  self->purpose = BW_DONATION_DRAFT_NONE;
  self->goods = g_ptr_array_new_with_free_func (free_goods);
  return self;
}

/**
 * bw_donation_draft_new_from:
 * @members: of a donation
 * @id: its id
 * @zone: to write times in
 *
 * Returns: (transfer full): what corrects it, as long as nothing is changed the same
 */
BwDonationDraft *
bw_donation_draft_new_from (JsonObject *members,
                            const char *id,
                            GTimeZone  *zone)
{
  BwDonationDraft *self = bw_donation_draft_new ();
  gint64 fen;

  self->is_cash = g_strcmp0 (bw_json_peek_string (members, "form"), "cash") == 0;
  self->donor = g_strdup (bw_json_peek_string (members, "donor"));
  self->kind = find_choice (bw_json_peek_string (members, "donor_kind"), BW_N_DONOR_KINDS, bw_donation_words_get_kind);
  if (self->kind == BW_DONATION_DRAFT_NONE)
    self->other_kind = g_strdup (bw_json_peek_string (members, "donor_kind"));
  self->purpose = find_choice (bw_json_peek_string (members, "purpose"), BW_N_PURPOSES,
                               bw_donation_words_get_purpose);
  if (self->purpose == BW_DONATION_DRAFT_NONE)
    self->other_purpose = g_strdup (bw_json_peek_string (members, "purpose"));
  if (bw_json_has (members, "amount_fen") && bw_json_get_integer (members, "amount_fen", 0, G_MAXINT64, &fen, NULL))
    self->amount = bw_yuan_write (fen);

  self->to = g_strdup (bw_json_peek_string (members, "to"));
  self->note = g_strdup (bw_json_peek_string (members, "note"));
  self->at = bw_donation_draft_write_time (bw_json_peek_time (members, "at"), zone);
  self->handed_over = bw_json_peek_time (members, "handed_over");
  self->is_handed_over = self->handed_over != 0;
  bw_json_get_boolean (members, "named", &self->is_named, NULL);
  self->corrects = g_strdup (id);
  read_goods (self, members);
  return self;
}

void
bw_donation_draft_free (BwDonationDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->donor);
  g_free (self->amount);
  g_free (self->other_kind);
  g_free (self->other_purpose);
  g_free (self->to);
  g_free (self->at);
  g_ptr_array_unref (self->goods);
  g_free (self->note);
  g_free (self->corrects);
  g_free (self->reason);
  g_free (self);
}

/**
 * bw_donation_draft_add_goods:
 * @self: a draft
 *
 * Returns: (transfer none): a line more, with nothing in it
 */
BwGoodsDraft *
bw_donation_draft_add_goods (BwDonationDraft *self)
{
  BwGoodsDraft *goods = g_new0 (BwGoodsDraft, 1);

  g_ptr_array_add (self->goods, goods);
  return goods;
}

/**
 * bw_donation_draft_build:
 * @self: a draft
 * @zone: in which times are typed
 * @now: the backend's time, microseconds
 * @fault: (out) (transfer none): why it is not ready; `""`: something is missing yet
 *
 * Returns: (transfer full) (nullable): the members of the document, beyond type and id
 */
JsonObject *
bw_donation_draft_build (BwDonationDraft  *self,
                         GTimeZone        *zone,
                         gint64            now,
                         const char      **fault)
{
  g_autoptr (JsonObject) members = json_object_new ();

  *fault = NULL;
  json_object_set_string_member (members, "form", self->is_cash ? "cash" : "goods");
  if (!add_text (members, "donor", self->donor, TRUE, fault)
      || (!self->is_cash && !build_goods (self, members, fault))
      || !build_amount (self, members, fault)
      || !build_times (self, members, zone, now, fault)
      || !build_rest (self, members, fault))
    return NULL;

  *fault = NULL;
  return g_steal_pointer (&members);
}

/**
 * bw_donation_draft_read_time:
 * @text: (nullable): a day and a time, as people type them
 * @zone: in which
 * @time: (out): microseconds since 1970
 *
 * Returns: whether it is a time
 */
gboolean
bw_donation_draft_read_time (const char *text,
                             GTimeZone  *zone,
                             gint64     *time)
{
  g_autofree char *trimmed = dup_trimmed (text);
  g_autoptr (GDateTime) date = NULL;
  int year, month, day, hour, minute, length = 0;

  if (sscanf (trimmed, "%4d-%2d-%2d %2d:%2d%n", &year, &month, &day, &hour, &minute, &length) != 5
      || trimmed[length] != '\0')
    return FALSE;

  date = g_date_time_new (zone, year, month, day, hour, minute, 0.0);
  if (date == NULL)
    return FALSE;

  *time = g_date_time_to_unix (date) * G_TIME_SPAN_SECOND;
  return TRUE;
}

/**
 * bw_donation_draft_write_time:
 * @time: microseconds since 1970
 * @zone: in which
 *
 * Returns: (transfer full): as it can be typed
 */
char *
bw_donation_draft_write_time (gint64     time,
                              GTimeZone *zone)
{
  g_autoptr (GDateTime) date = bw_time_to_date_time (time, zone);

  return date != NULL ? g_date_time_format (date, "%Y-%m-%d %H:%M") : g_strdup ("");
}

/**
 * bw_donation_draft_make_id:
 *
 * Returns: (transfer full): the id of a new donation
 */
char *
bw_donation_draft_make_id (void)
{
  guint8 random[10];
  guint8 id[BW_UUID_SIZE];
  char text[BW_UUID_TEXT_LENGTH + 1];

  for (guint i = 0; i < sizeof random; i++)
    random[i] = (guint8) g_random_int_range (0, 256);

  bw_uuid_make (id, g_get_real_time () / 1000, random);
  bw_uuid_format (id, text);
  return g_strconcat ("donation-", text, NULL);
}
