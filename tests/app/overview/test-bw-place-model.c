/* test-bw-place-model.c: the order of a list, and what it tells of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-place-item.h"
#include "bw-place-model.h"

#define N_MANY 100000

typedef struct
{
  guint32 *keys;  /* by place */
  guint    n_asked;
} Keys;

typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
  guint n_told;
} Told;

static guint32
get_key (BwPlace  place,
         gpointer user_data)
{
  Keys *keys = user_data;

  keys->n_asked++;
  return keys->keys[place];
}

static void
on_items_changed_cb (GListModel *model,
                     guint       position,
                     guint       n_removed,
                     guint       n_added,
                     Told       *told)
{
  *told = (Told) { position, n_removed, n_added, told->n_told + 1 };
}

/* Every item by asking for it, as a list does. */
static void
assert_places (BwPlaceModel  *model,
               const BwPlace *places,
               guint          n_places)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, n_places);
  for (guint i = 0; i < n_places; i++)
    {
      g_autoptr (BwPlaceItem) item = g_list_model_get_item (G_LIST_MODEL (model), i);
      guint position;

      g_assert_cmpuint (bw_place_item_get_place (item), ==, places[i]);
      g_assert_cmpuint (bw_place_model_get_place (model, i), ==, places[i]);
      g_assert_true (bw_place_model_find (model, places[i], &position));
      g_assert_cmpuint (position, ==, i);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), n_places));
  g_assert_cmpuint (bw_place_model_get_place (model, n_places), ==, BW_PLACE_NONE);
}

static void
test_order (void)
{
  guint32 values[] = { 0, 50, 0, 10, 0, 30, 10 };
  Keys keys = { values, 0 };
  const BwPlace parts[] = { 1, 3, 5, 6 };
  const BwPlace sorted[] = { 3, 6, 5, 1 };
  const BwPlace more[] = { 0, 1, 2, 3, 5 };
  const BwPlace more_sorted[] = { 0, 2, 3, 5, 1 };
  Told told = { 0 };
  g_autoptr (BwPlaceModel) model = bw_place_model_new (get_key, &keys);

  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), &told);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (model)) == BW_TYPE_PLACE_ITEM);
  assert_places (model, NULL, 0);

  g_assert_true (bw_place_model_set_parts (model, parts, G_N_ELEMENTS (parts)));
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_cmpuint (told.n_added, ==, 4);
  assert_places (model, sorted, G_N_ELEMENTS (sorted));
  g_assert_false (bw_place_model_is_unsorted (model));
  g_assert_false (bw_place_model_find (model, 2, NULL));
  g_assert_false (bw_place_model_find (model, 4711, NULL));

  /* The same again is nothing new. */
  g_assert_false (bw_place_model_set_parts (model, parts, G_N_ELEMENTS (parts)));
  g_assert_cmpuint (told.n_told, ==, 1);

  /* Longer and shorter at the end only. */
  g_assert_true (bw_place_model_set_parts (model, more, G_N_ELEMENTS (more)));
  g_assert_cmpuint (told.n_told, ==, 2);
  g_assert_cmpuint (told.position, ==, 4);
  g_assert_cmpuint (told.n_removed, ==, 0);
  g_assert_cmpuint (told.n_added, ==, 1);
  assert_places (model, more_sorted, G_N_ELEMENTS (more_sorted));

  g_assert_true (bw_place_model_set_parts (model, NULL, 0));
  g_assert_cmpuint (told.position, ==, 0);
  g_assert_cmpuint (told.n_removed, ==, 5);
  g_assert_cmpuint (told.n_added, ==, 0);
  assert_places (model, NULL, 0);
}

static void
test_sort (void)
{
  guint32 values[] = { 10, 20, 30, 40, 50, 60 };
  Keys keys = { values, 0 };
  const BwPlace parts[] = { 0, 1, 2, 3, 4, 5 };
  const BwPlace moved[] = { 0, 2, 3, 1, 4, 5 };
  const BwPlace changed[] = { 1, 77 };
  Told told = { 0 };
  g_autoptr (BwPlaceModel) model = bw_place_model_new (get_key, &keys);
  g_autoptr (BwPlaceItem) line = NULL;

  bw_place_model_set_parts (model, parts, G_N_ELEMENTS (parts));
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), &told);

  /* A change that keeps the order asks for one key and tells nothing. */
  keys.n_asked = 0;
  values[1] = 25;
  bw_place_model_update (model, changed, G_N_ELEMENTS (changed));
  g_assert_cmpuint (keys.n_asked, ==, 1);
  g_assert_false (bw_place_model_is_unsorted (model));
  g_assert_false (bw_place_model_sort (model));

  /* One that breaks it waits for the sort; then another stands on the line. */
  values[1] = 45;
  bw_place_model_update (model, changed, G_N_ELEMENTS (changed));
  g_assert_true (bw_place_model_is_unsorted (model));
  assert_places (model, parts, G_N_ELEMENTS (parts));
  g_assert_cmpuint (told.n_told, ==, 0);
  line = g_list_model_get_item (G_LIST_MODEL (model), 1);
  g_assert_cmpuint (bw_place_item_get_place (line), ==, 1);
  g_assert_true (bw_place_model_sort (model));
  g_assert_cmpuint (told.n_told, ==, 0);
  g_assert_cmpuint (bw_place_item_get_position (line), ==, 1);
  g_assert_cmpuint (bw_place_item_get_place (line), ==, 2);
  assert_places (model, moved, G_N_ELEMENTS (moved));
  g_assert_false (bw_place_model_sort (model));
}

/* Those that stay are known: only who comes is asked for. */
static void
test_change_parts (void)
{
  guint32 values[] = { 40, 30, 20, 10, 5 };
  Keys keys = { values, 0 };
  const BwPlace parts[] = { 0, 1, 3 };
  const BwPlace more[] = { 0, 2, 3, 4 };
  const BwPlace sorted[] = { 4, 3, 2, 0 };
  const BwPlace renewed[] = { 4, 3, 0, 2 };
  g_autoptr (BwPlaceModel) model = bw_place_model_new (get_key, &keys);

  g_assert_true (bw_place_model_change_parts (model, parts, G_N_ELEMENTS (parts)));
  g_assert_cmpuint (keys.n_asked, ==, 3);
  g_assert_false (bw_place_model_change_parts (model, parts, G_N_ELEMENTS (parts)));

  values[0] = 15;
  g_assert_true (bw_place_model_change_parts (model, more, G_N_ELEMENTS (more)));
  g_assert_cmpuint (keys.n_asked, ==, 5);
  assert_places (model, sorted, G_N_ELEMENTS (sorted));

  bw_place_model_update (model, more, 1);
  g_assert_true (bw_place_model_sort (model));
  assert_places (model, renewed, G_N_ELEMENTS (renewed));
}

/* Moved away and back before anybody looked. */
static void
test_back_again (void)
{
  guint32 values[] = { 1, 2, 3 };
  Keys keys = { values, 0 };
  const BwPlace parts[] = { 0, 1, 2 };
  Told told = { 0 };
  g_autoptr (BwPlaceModel) model = bw_place_model_new (get_key, &keys);

  bw_place_model_set_parts (model, parts, G_N_ELEMENTS (parts));
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), &told);
  values[0] = 9;
  bw_place_model_update (model, NULL, 0);
  values[0] = 1;
  bw_place_model_update (model, NULL, 0);
  g_assert_true (bw_place_model_is_unsorted (model));
  g_assert_false (bw_place_model_sort (model));
  g_assert_cmpuint (told.n_told, ==, 0);
}

static void
test_random (void)
{
  enum { N = 300 };
  guint32 values[N];
  BwPlace parts[N];
  Keys keys = { values, 0 };
  g_autoptr (BwPlaceModel) model = bw_place_model_new (get_key, &keys);

  for (guint i = 0; i < N; i++)
    {
      values[i] = (guint32) g_test_rand_int_range (0, 40);
      parts[i] = i;
    }
  bw_place_model_set_parts (model, parts, N);

  for (guint round = 0; round < 200; round++)
    {
      BwPlace changed[5];

      for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
        {
          changed[i] = (BwPlace) g_test_rand_int_range (0, N);
          values[changed[i]] = (guint32) g_test_rand_int_range (0, 40);
        }
      bw_place_model_update (model, changed, G_N_ELEMENTS (changed));
      bw_place_model_sort (model);

      for (guint i = 1; i < N; i++)
        {
          BwPlace a = bw_place_model_get_place (model, i - 1);
          BwPlace b = bw_place_model_get_place (model, i);

          g_assert_true (values[a] < values[b] || (values[a] == values[b] && a < b));
        }
    }
}

/* A hundred thousand places, and an item only where one was asked for. */
static void
test_many (void)
{
  g_autofree guint32 *values = g_new0 (guint32, N_MANY);
  g_autofree BwPlace *parts = g_new (BwPlace, N_MANY);
  const BwPlace last = N_MANY - 1;
  Keys keys = { values, 0 };
  g_autoptr (BwPlaceModel) model = bw_place_model_new (get_key, &keys);

  for (guint i = 0; i < N_MANY; i++)
    {
      parts[i] = i;
      values[i] = i + 1;
    }
  bw_place_model_set_parts (model, parts, N_MANY);
  g_assert_cmpuint (bw_place_model_get_n_created (model), ==, 0);

  values[last] = 0;
  keys.n_asked = 0;
  bw_place_model_update (model, &last, 1);
  g_assert_cmpuint (keys.n_asked, ==, 1);
  g_assert_true (bw_place_model_sort (model));
  g_assert_cmpuint (bw_place_model_get_place (model, 0), ==, last);
  g_assert_cmpuint (bw_place_model_get_n_created (model), ==, 0);

  g_object_unref (g_list_model_get_item (G_LIST_MODEL (model), 0));
  g_assert_cmpuint (bw_place_model_get_n_created (model), ==, 1);
}

static void
test_finalize (void)
{
  guint32 values[] = { 1 };
  Keys keys = { values, 0 };
  const BwPlace parts[] = { 0 };
  BwPlaceModel *model = bw_place_model_new (get_key, &keys);
  BwPlaceItem *item;

  bw_place_model_set_parts (model, parts, 1);
  item = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_cmpuint (bw_place_item_get_place (item), ==, 0);
  bw_place_model_set_parts (model, NULL, 0);
  g_assert_cmpuint (bw_place_item_get_place (item), ==, BW_PLACE_NONE);
  g_assert_finalize_object (item);
  g_assert_finalize_object (model);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place-model/order", test_order);
  g_test_add_func ("/place-model/sort", test_sort);
  g_test_add_func ("/place-model/change-parts", test_change_parts);
  g_test_add_func ("/place-model/back-again", test_back_again);
  g_test_add_func ("/place-model/random", test_random);
  g_test_add_func ("/place-model/many", test_many);
  g_test_add_func ("/place-model/finalize", test_finalize);

  return g_test_run ();
}
