/* test-bw-people.c: the same seed, the same papers; and such as a backend would take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-people.h"

#include "bw-json.h"
#include "bw-people-city.h"
#include "bw-schema.h"
#include "bw-simulated-shift.h"
#include "bw-time.h"
#include "city-fixture.h"

#include <string.h>

#define DEMO "2021-08-08T14:32:00+08:00"

static gint64
read_time (const char *text)
{
  gint64 time = 0;

  g_assert_true (bw_time_parse (text, &time, NULL));
  return time;
}

/* Read once: it is some megabytes. */
static GPtrArray *
read_xuchang (void)
{
  static GPtrArray *documents;

  if (documents == NULL)
    documents = fixture_read_city (FIXTURE_XUCHANG);
  return g_ptr_array_ref (documents);
}

static BwPeople *
start (const char *city,
       guint64     seed,
       const char *lagging)
{
  g_autoptr (GPtrArray) documents = g_str_equal (city, FIXTURE_XUCHANG) ? read_xuchang () : fixture_read_city (city);
  g_autoptr (GError) error = NULL;
  BwPeople *people = bw_people_new (documents, seed, lagging, &error);

  g_assert_no_error (error);
  return people;
}

/* What stands, by type and id, once the changes are made to it. */
static GHashTable *
make_shelf (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
}

/* A new one is a document that its schema takes; a change is of one that stands. */
static void
put (GHashTable           *shelf,
     const BwPeopleChange *change)
{
  g_autofree char *key = g_strjoin ("/", bw_document_type_to_string (change->type), change->id, NULL);
  JsonObject *standing = g_hash_table_lookup (shelf, key);
  g_autoptr (GList) names = json_object_get_members (change->members);

  g_assert_cmpint (change->is_new, ==, standing == NULL);
  if (standing == NULL)
    {
      standing = json_object_new ();
      json_object_set_string_member (standing, "type", bw_document_type_to_string (change->type));
      json_object_set_string_member (standing, "id", change->id);
      g_hash_table_insert (shelf, g_strdup (key), standing);
    }

  for (GList *name = names; name != NULL; name = name->next)
    json_object_set_member (standing, name->data, json_object_dup_member (change->members, name->data));
}

static void
put_all (GHashTable *shelf,
         GPtrArray  *changes)
{
  for (guint i = 0; i < changes->len; i++)
    put (shelf, g_ptr_array_index (changes, i));
}

static const char *
peek (GHashTable *shelf,
      const char *type,
      const char *id,
      const char *member)
{
  g_autofree char *key = g_strjoin ("/", type, id, NULL);
  JsonObject *object = g_hash_table_lookup (shelf, key);

  return object != NULL ? bw_json_peek_string (object, member) : NULL;
}

static guint
count_state (GHashTable *shelf,
             const char *type,
             const char *state)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, shelf);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    n += g_strcmp0 (bw_json_peek_string (value, "type"), type) == 0
         && (state == NULL || g_strcmp0 (bw_json_peek_string (value, "state"), state) == 0) ? 1 : 0;

  return n;
}

static char *
hash_changes (guint64 seed)
{
  g_autoptr (BwPeople) people = start (FIXTURE_XUCHANG, seed, "411003");
  g_autoptr (GPtrArray) stand = bw_people_stand (people, read_time (DEMO));
  g_autoptr (GPtrArray) next = bw_people_next (people, read_time (DEMO) + BW_TIME_HOUR);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_ptr_array_extend_and_steal (stand, g_steal_pointer (&next));
  for (guint i = 0; i < stand->len; i++)
    {
      const BwPeopleChange *change = g_ptr_array_index (stand, i);
      g_autofree char *line = bw_json_to_line (change->members);

      g_checksum_update (checksum, (const guint8 *) change->id, -1);
      g_checksum_update (checksum, (const guint8 *) line, -1);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static void
test_seeds (void)
{
  g_autofree char *one = hash_changes (1);
  g_autofree char *same = hash_changes (1);
  g_autofree char *other = hash_changes (2);

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, other);
}

/* Each of them is what its schema takes, is marked as invented, and comes after what
 * it names; and there are not too many. */
static void
test_documents (void)
{
  g_autoptr (BwPeople) people = start (FIXTURE_XUCHANG, 1, "411003");
  g_autoptr (GPtrArray) stand = bw_people_stand (people, read_time (DEMO));
  g_autoptr (GHashTable) shelf = make_shelf ();
  GHashTableIter iter;
  gpointer value;

  put_all (shelf, stand);
  g_hash_table_iter_init (&iter, shelf);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_fault_free);
      g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), value);
      BwDocumentType type;

      g_assert_true (bw_document_type_from_string (bw_json_peek_string (value, "type"), &type));
      if (!bw_schema_check (bw_schema_of_type (type), node, 1, faults))
        g_error ("%s: %s", bw_json_peek_string (value, "id"),
                 ((const BwFault *) g_ptr_array_index (faults, 0))->reason);
      g_assert_true (json_object_get_boolean_member (value, "sample"));
      g_assert_cmpstr (bw_json_peek_string (value, "source"), ==, "simulation");
    }

  for (guint i = 1; i < stand->len; i++)
    g_assert_cmpint (bw_people_change_compare_step (&g_ptr_array_index (stand, i - 1),
                                                    &g_ptr_array_index (stand, i)), <, 0);

  g_test_message ("%u documents", stand->len);
  g_assert_cmpuint (stand->len, <, 8000);
}

/* Today and tomorrow every post that is open has a team, but for a few; and no team is
 * at two posts at once, or sleeps less than eight hours. */
static void
test_shifts (void)
{
  g_autoptr (GPtrArray) documents = read_xuchang ();
  g_autoptr (BwPeopleCity) city = bw_people_city_new (documents, 1, NULL);
  g_autoptr (BwPeople) people = start (FIXTURE_XUCHANG, 1, "411003");
  g_autoptr (GHashTable) shelf = make_shelf ();
  g_autoptr (GPtrArray) stand = bw_people_stand (people, read_time (DEMO));
  g_autoptr (GHashTable) busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_posts = 0;
  guint n_covered = 0;
  guint n_due = 0;

  put_all (shelf, stand);
  for (guint i = 0; i < city->posts->len; i++)
    for (guint shift = 0; shift < 2 * BW_N_SIMULATED_SHIFTS; shift++)
      {
        const BwPeoplePost *post = &g_array_index (city->posts, BwPeoplePost, i);
        guint of_day = shift % BW_N_SIMULATED_SHIFTS;
        g_autofree char *id = g_strdup_printf ("%s-%s-%s", post->site->code, shift < 3 ? "20210808" : "20210809",
                                               bw_simulated_shift_get_letter (of_day));
        const char *team = peek (shelf, "assignment", id, "team");
        gboolean is_on = shift == 0;

        g_assert_true (team == NULL || peek (shelf, "team", team, "name") != NULL);
        g_assert_true (team == NULL || bw_simulated_shift_is_open (of_day, post));
        n_posts += bw_simulated_shift_is_open (of_day, post) ? 1 : 0;
        n_covered += team != NULL ? 1 : 0;
        n_due += team != NULL && is_on && g_strcmp0 (peek (shelf, "assignment", id, "state"), "on_duty") == 0 ? 1 : 0;
        if (team != NULL)
          g_assert_true (g_hash_table_add (busy, g_strdup_printf ("%s %s", team, shift < 3 ? "today" : "tomorrow")));
      }

  g_test_message ("%u posts, %u shifts, %u of them covered, %u on duty", city->posts->len, n_posts, n_covered, n_due);
  g_assert_cmpuint (n_posts - n_covered, >, 5);
  g_assert_cmpuint (n_posts - n_covered, <, 30);
  g_assert_cmpuint (n_due, >, city->posts->len - 5);
  g_assert_cmpuint (count_state (shelf, "team", NULL), <, 2295 - 14);
}

static guint
count_lent (GHashTable *shelf)
{
  GHashTableIter iter;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, shelf);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      n += bw_json_peek_string (value, "lent_by") != NULL ? 1 : 0;
      g_assert_cmpstr (bw_json_peek_string (value, "kind"), !=, "women");
    }

  return n;
}

/* The picture of the demonstration: a little of everything that a page must show. */
static void
test_picture (void)
{
  g_autoptr (BwPeople) people = start (FIXTURE_XUCHANG, 1, "411003");
  g_autoptr (GHashTable) shelf = make_shelf ();
  g_autoptr (GPtrArray) stand = bw_people_stand (people, read_time (DEMO));
  const char *late = "order-sample-6";
  guint n_late = 0;
  guint n_overdue = 0;
  GHashTableIter iter;
  gpointer value;

  put_all (shelf, stand);
  g_assert_cmpuint (count_lent (shelf), ==, 1);
  g_hash_table_iter_init (&iter, shelf);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const char *state = bw_json_peek_string (value, "state");
      gboolean is_overdue = bw_json_peek_time (value, "due") != 0
                            && bw_json_peek_time (value, "due") < read_time (DEMO);

      if (g_strcmp0 (bw_json_peek_string (value, "order"), late) == 0)
        n_late += g_str_equal (state, "delivered") || g_str_equal (state, "opened") ? 1 : 0;
      if (g_str_equal (bw_json_peek_string (value, "type"), "followup"))
        n_overdue += is_overdue && g_str_equal (state, "open") ? 1 : 0;
    }

  g_test_message ("%u inspections, follow-ups: %u open, %u with evidence, %u closed, %u not executable, %u overdue",
                  count_state (shelf, "inspection", NULL), count_state (shelf, "followup", "open"),
                  count_state (shelf, "followup", "evidence"), count_state (shelf, "followup", "closed"),
                  count_state (shelf, "followup", "not_executable"), n_overdue);
  g_test_message ("%u receipts, %u done, %u unable; %u goods, %u entries", count_state (shelf, "receipt", NULL),
                  count_state (shelf, "receipt", "done"), count_state (shelf, "receipt", "unable"),
                  count_state (shelf, "supply", NULL), count_state (shelf, "entry", NULL));
  g_assert_cmpuint (n_late, ==, 2);
  g_assert_cmpuint (n_overdue, >, 0);
  g_assert_cmpuint (count_state (shelf, "followup", "open"), >, n_overdue);
  g_assert_cmpuint (count_state (shelf, "followup", "evidence"), >, 0);
  g_assert_cmpuint (count_state (shelf, "followup", "closed"), >, 0);
  g_assert_cmpuint (count_state (shelf, "inspection", "planned"), >, 0);
  g_assert_cmpuint (count_state (shelf, "receipt", "unable"), >, 0);
  g_assert_cmpuint (count_state (shelf, "supply", NULL), >, 50);
  g_assert_cmpuint (count_state (shelf, "entry", "planned"), ==, 0);
  g_assert_cmpuint (count_state (shelf, "entry", NULL), >, 20);
  g_assert_cmpuint (count_state (shelf, "order", NULL), ==, 8);
}

/* Nothing bad is invented of a place that there is. */
static void
test_faults (void)
{
  g_autoptr (BwPeople) people = start (FIXTURE_XUCHANG, 1, NULL);
  g_autoptr (GPtrArray) stand = bw_people_stand (people, read_time (DEMO));
  guint n_faults = 0;

  for (guint i = 0; i < stand->len; i++)
    {
      const BwPeopleChange *change = g_ptr_array_index (stand, i);
      g_autofree char *line = bw_json_to_line (change->members);
      const char *place = bw_json_peek_string (change->members, "place");

      if (change->type != BW_DOCUMENT_TYPE_INSPECTION
          || (strstr (line, "\"unmet\"") == NULL && strstr (line, "\"partial\"") == NULL))
        continue;

      n_faults++;
      g_assert_null (strstr (place, "-s"));
      g_assert_null (strstr (place, "-k"));
    }

  g_assert_cmpuint (n_faults, >, 10);
}

/* Every member but when it was last touched. */
static void
assert_same (GHashTable *one,
             GHashTable *other,
             const char *type)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  guint n = 0;

  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      JsonObject *twin = g_hash_table_lookup (other, key);

      if (!g_str_equal (bw_json_peek_string (value, "type"), type))
        continue;

      g_assert_nonnull (twin);
      g_assert_cmpstr (bw_json_peek_string (value, "state"), ==, bw_json_peek_string (twin, "state"));
      n++;
    }

  g_assert_cmpuint (n, >, 0);
}

/* Who watches for a day sees come about what stands at its end. @step: of the clock. */
static void
follow_day (gint64 step)
{
  g_autoptr (BwPeople) watcher = start (FIXTURE_XUCHANG, 1, "411003");
  g_autoptr (BwPeople) latecomer = start (FIXTURE_XUCHANG, 1, "411003");
  g_autoptr (GHashTable) watched = make_shelf ();
  g_autoptr (GHashTable) found = make_shelf ();
  gint64 from = read_time (DEMO) - BW_TIME_DAY;
  gint64 to = read_time (DEMO);
  g_autoptr (GPtrArray) before = bw_people_stand (watcher, from);
  g_autoptr (GPtrArray) after = bw_people_stand (latecomer, to);

  put_all (watched, before);
  for (gint64 now = from; now < to; now += step)
    {
      g_autoptr (GPtrArray) changes = bw_people_next (watcher, MIN (now + step, to));

      for (guint i = 0; i < changes->len; i++)
        {
          const BwPeopleChange *change = g_ptr_array_index (changes, i);

          g_assert_cmpint (change->at, >, now);
          g_assert_cmpint (change->at, <=, MIN (now + step, to));
          put (watched, change);
        }
    }

  put_all (found, after);
  assert_same (found, watched, "assignment");
  assert_same (found, watched, "receipt");
  assert_same (found, watched, "order");
  assert_same (found, watched, "inspection");
  assert_same (found, watched, "followup");
  assert_same (found, watched, "supply");
  assert_same (found, watched, "entry");
}

static void
test_follow (void)
{
  follow_day (BW_TIME_DAY);
  follow_day (7 * BW_TIME_MINUTE);
}

/* One that goes on from where another one was tells what comes after, and no more. */
static void
test_skip (void)
{
  g_autoptr (BwPeople) whole = start (FIXTURE_XUCHANG, 3, NULL);
  g_autoptr (BwPeople) late = start (FIXTURE_XUCHANG, 3, NULL);
  g_autoptr (GPtrArray) stand = bw_people_stand (whole, read_time (DEMO));
  g_autoptr (GPtrArray) one = bw_people_next (whole, read_time (DEMO) + 6 * BW_TIME_HOUR);
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) none = bw_people_next (whole, read_time (DEMO));

  bw_people_skip (late, read_time (DEMO));
  other = bw_people_next (late, read_time (DEMO) + 6 * BW_TIME_HOUR);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, >, 100);
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpint (bw_people_change_compare (&g_ptr_array_index (one, i), &g_ptr_array_index (other, i)), ==, 0);
}

/* Any city will do: one without groups, without sites of other kinds. */
static void
test_harbour (void)
{
  g_autoptr (BwPeople) people = start (FIXTURE_HARBOUR, 7, "H1");
  g_autoptr (GHashTable) shelf = make_shelf ();
  g_autoptr (GPtrArray) stand = bw_people_stand (people, read_time ("2022-03-10T12:00:00+00:00"));

  put_all (shelf, stand);
  g_assert_cmpuint (count_state (shelf, "team", NULL), >, 5);
  g_assert_cmpuint (count_state (shelf, "assignment", "on_duty"), >, 0);
}

static void
test_no_city (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_people_new (none, 1, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/seeds", test_seeds);
  g_test_add_func ("/people/documents", test_documents);
  g_test_add_func ("/people/shifts", test_shifts);
  g_test_add_func ("/people/picture", test_picture);
  g_test_add_func ("/people/faults", test_faults);
  g_test_add_func ("/people/follow", test_follow);
  g_test_add_func ("/people/skip", test_skip);
  g_test_add_func ("/people/harbour", test_harbour);
  g_test_add_func ("/people/no-city", test_no_city);

  return g_test_run ();
}
