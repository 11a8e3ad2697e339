/* bw-briefing-work.c: what people do about it: shifts, orders, visits
 *
 *   roster ──► orders, each with its receipts ──► visits ──► follow-ups ──► all is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-briefing-work.h"

#include "bw-json.h"

/* What is looked at between two looks at the clock. */
#define BATCH 16

typedef enum
{
  PHASE_ROSTER,
  PHASE_ORDERS,
  PHASE_VISITS,
  PHASE_FOLLOWUPS,
  PHASE_READ,
} Phase;

struct _BwBriefingWork
{
  BwPicture       *picture;   /* (owned) */
  BwPlaceTree     *places;    /* (unowned): of @picture */
  BwPlace          scope;
  gint64           as_of;
  Phase            phase;
  BwRoster        *roster;    /* (owned) */
  GPtrArray       *documents; /* (owned) (nullable) (element-type BwDocument): of the phase */
  guint            next;      /* of @documents */
  BwOrder         *order;     /* (owned) (nullable): whose receipts are being read */
  guint            recipient; /* of @order, the next one */
  GPtrArray       *receipts;  /* (owned) (nullable) (element-type BwOrderReceipt) */
  BwBriefingTasks  tasks;
};

static void
clear_errand (gpointer data)
{
  g_free (((BwBriefingErrand *) data)->title);
}

static gboolean
is_of_scope (BwBriefingWork *self,
             const char     *code)
{
  BwPlace place = code != NULL ? bw_place_tree_lookup (self->places, code) : BW_PLACE_NONE;

  return place != BW_PLACE_NONE && bw_place_tree_is_within (self->places, place, self->scope);
}

static int
compare_errands (gconstpointer a,
                 gconstpointer b)
{
  const BwBriefingErrand *left = a;
  const BwBriefingErrand *right = b;

  if (left->n_late != right->n_late)
    return left->n_late > right->n_late ? -1 : 1;

  return g_strcmp0 (left->title, right->title);
}

static void
enter_phase (BwBriefingWork *self,
             Phase           phase)
{
  static const BwDocumentType types[] =
  {
    [PHASE_ORDERS] = BW_DOCUMENT_TYPE_ORDER,
    [PHASE_VISITS] = BW_DOCUMENT_TYPE_INSPECTION,
    [PHASE_FOLLOWUPS] = BW_DOCUMENT_TYPE_FOLLOWUP,
  };

  g_clear_pointer (&self->documents, g_ptr_array_unref);
  self->phase = phase;
  self->next = 0;
  if (phase < PHASE_READ)
    self->documents = bw_picture_list_documents (self->picture, types[phase]);
  else
    g_array_sort (self->tasks.errands, compare_errands);
}

static gboolean
step_roster (BwBriefingWork *self,
             gint64          budget)
{
  guint shift;

  if (!bw_roster_step (self->roster, budget))
    return FALSE;

  shift = bw_roster_get_current (self->roster);
  self->tasks.shift = bw_roster_get_shifts (self->roster)[shift];
  bw_roster_get_coverage (self->roster, self->scope, shift, &self->tasks.coverage);
  enter_phase (self, PHASE_ORDERS);
  return TRUE;
}

/* Who has superseded it says what is to be done; a request goes upward. */
static void
begin_order (BwBriefingWork *self,
             BwDocument     *document)
{
  g_autoptr (BwOrder) order = bw_order_new_from_document (document);

  if (order->superseded_by != NULL || bw_order_is_request (order))
    return;

  self->order = g_steal_pointer (&order);
  self->receipts = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_order_receipt_free);
  self->recipient = 0;
}

static void
end_order (BwBriefingWork *self)
{
  g_autoptr (BwOrder) order = g_steal_pointer (&self->order);
  g_autoptr (GPtrArray) receipts = g_steal_pointer (&self->receipts);
  g_autoptr (BwOrderLadder) ladder = bw_order_ladder_new (order, receipts, self->places, self->scope, self->as_of);
  BwBriefingErrand errand = { .n_areas = ladder->rungs->len };

  if (ladder->rungs->len == 0)
    return;

  self->tasks.n_orders++;
  if (!bw_order_ladder_is_open (ladder, order))
    return;

  errand.title = g_strdup (order->title);
  for (guint i = 0; i < BW_N_ORDER_STEPS; i++)
    errand.n_taken[i] = ladder->n_taken[i];
  for (guint i = 0; i < ladder->rungs->len; i++)
    errand.n_late += bw_order_ladder_is_late (ladder, g_ptr_array_index (ladder->rungs, i), self->as_of) ? 1 : 0;

  g_array_append_val (self->tasks.errands, errand);
}

/* Receipts have the id of their order and area. */
static void
read_receipt (BwBriefingWork *self)
{
  const char *area = self->order->recipients[self->recipient];
  g_autofree char *id = NULL;
  BwDocument *document;

  if (area == NULL)
    {
      end_order (self);
      return;
    }

  self->recipient++;
  id = g_strconcat (self->order->id, "/", area, NULL);
  document = bw_picture_get_document (self->picture, BW_DOCUMENT_TYPE_RECEIPT, id);
  if (document != NULL)
    g_ptr_array_add (self->receipts, bw_order_receipt_new (document));
}

static gboolean
is_fault (JsonNode *finding)
{
  const char *verdict = JSON_NODE_HOLDS_OBJECT (finding)
                          ? bw_json_peek_string (json_node_get_object (finding), "verdict")
                          : NULL;

  return g_strcmp0 (verdict, "partial") == 0 || g_strcmp0 (verdict, "unmet") == 0;
}

static void
read_visit (BwBriefingWork *self,
            BwDocument     *document)
{
  g_autoptr (JsonObject) members = NULL;
  JsonNode *node;
  JsonArray *findings;
  const char *state;
  gboolean is_faulty = FALSE;

  if (!is_of_scope (self, bw_document_get_place (document)))
    return;

  members = bw_document_dup_object (document);
  node = json_object_get_member (members, "findings");
  findings = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  state = bw_json_peek_string (members, "state");
  if (state != NULL ? !g_str_equal (state, "done") : findings == NULL || json_array_get_length (findings) == 0)
    return;

  for (guint i = 0; findings != NULL && i < json_array_get_length (findings); i++)
    is_faulty |= is_fault (json_array_get_element (findings, i));

  self->tasks.n_visits++;
  self->tasks.n_faulty += is_faulty ? 1 : 0;
}

static void
read_followup (BwBriefingWork *self,
               BwDocument     *document)
{
  g_autoptr (JsonObject) members = NULL;
  const char *state;
  gint64 due;
  gboolean is_over;

  if (!is_of_scope (self, bw_document_get_place (document)))
    return;

  members = bw_document_dup_object (document);
  state = bw_json_peek_string (members, "state");
  is_over = g_strcmp0 (state, "closed") == 0 || g_strcmp0 (state, "not_executable") == 0;
  due = bw_json_peek_time (members, "due");
  self->tasks.n_closed += g_strcmp0 (state, "closed") == 0;
  self->tasks.n_not_executable += g_strcmp0 (state, "not_executable") == 0;
  self->tasks.n_evidence += g_strcmp0 (state, "evidence") == 0;
  self->tasks.n_open += !is_over && g_strcmp0 (state, "evidence") != 0;
  self->tasks.n_overdue += !is_over && due != 0 && due < self->as_of;
}

static void
read_document (BwBriefingWork *self)
{
  BwDocument *document;

  if (self->order != NULL)
    {
      read_receipt (self);
      return;
    }

  if (self->next >= self->documents->len)
    {
      enter_phase (self, self->phase + 1);
      return;
    }

  document = g_ptr_array_index (self->documents, self->next++);
  if (self->phase == PHASE_ORDERS)
    begin_order (self, document);
  else if (self->phase == PHASE_VISITS)
    read_visit (self, document);
  else
    read_followup (self, document);
}

/**
 * bw_briefing_work_new:
 * @picture: the picture
 * @scope: a place in it
 * @zone: by whose clock shifts are
 * @as_of: cut-off, the backend's time
 *
 * Returns: (transfer full): of which nothing is read
 */
BwBriefingWork *
bw_briefing_work_new (BwPicture *picture,
                      BwPlace    scope,
                      GTimeZone *zone,
                      gint64     as_of)
{
  BwBriefingWork *self = g_new0 (BwBriefingWork, 1);

  self->picture = g_object_ref (picture);
  self->places = bw_picture_get_places (picture);
  self->scope = scope;
  self->as_of = as_of;
  self->roster = bw_roster_new (picture, zone, as_of, NULL);
  self->tasks.errands = g_array_new (FALSE, TRUE, sizeof (BwBriefingErrand));
  g_array_set_clear_func (self->tasks.errands, clear_errand);
  return self;
}

void
bw_briefing_work_free (BwBriefingWork *self)
{
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->order, bw_order_unref);
  g_clear_pointer (&self->receipts, g_ptr_array_unref);
  g_array_unref (self->tasks.errands);
  bw_roster_unref (self->roster);
  g_object_unref (self->picture);
  g_free (self);
}

/**
 * bw_briefing_work_step:
 * @self: work
 * @budget: microseconds
 *
 * Returns: whether all is read
 */
gboolean
bw_briefing_work_step (BwBriefingWork *self,
                       gint64          budget)
{
  gint64 end = g_get_monotonic_time () + budget;

  if (self->phase == PHASE_ROSTER && !step_roster (self, budget))
    return FALSE;

  do
    for (guint i = 0; i < BATCH && self->phase != PHASE_READ; i++)
      read_document (self);
  while (self->phase != PHASE_READ && g_get_monotonic_time () < end);

  return self->phase == PHASE_READ;
}

gboolean
bw_briefing_work_is_stale (BwBriefingWork *self)
{
  return bw_roster_is_stale (self->roster);
}

const BwBriefingTasks *
bw_briefing_work_get_tasks (BwBriefingWork *self)
{
  g_return_val_if_fail (self->phase == PHASE_READ, NULL);

  return &self->tasks;
}
