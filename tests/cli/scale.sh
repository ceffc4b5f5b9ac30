#!/bin/sh
# The files of docs/scale, as far as what they need is here: the same PDFs as from one call.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
export CVPDF
mkdir "$work/people"
"${BUILD:-build}/generate" "$work/people" 60 5 1
"$CVPDF" "$work"/people/*.yaml --out-dir "$work/ref" -q

for task in 0 1 2; do
	SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=3 SLURM_CPUS_PER_TASK=2 sh docs/scale/slurm.sh "$work/people" "$work/slurm" 2>/dev/null
done
check "Slurm: three tasks do it all" diff -r "$work/ref" "$work/slurm"
rm "$work/slurm"/cv-*
SLURM_ARRAY_TASK_ID=1 SHARDS=3 sh docs/scale/slurm.sh "$work/people" "$work/slurm" 2>/dev/null
check "Slurm: one again, alone" test "$(find "$work/slurm" -name '*.pdf' | wc -l)" -gt 5
for index in 0 1 2; do
	find "$work/people" -name '*.yaml' | sort | sed "s/.*/- '&'/" >"$work/jobs.yaml"
	"$CVPDF" --batch "$work/jobs.yaml" --out-dir "$work/kube" --shard "+$index/3" -q
done
check "Kubernetes: three indices do it all" diff -r "$work/ref" "$work/kube"
if command -v python3 >/dev/null 2>&1; then
	# What an executor does, which has neither the driver's arguments nor, here, a Spark.
	mkdir -p "$work/spark/pyspark" && ln -s "$CVPDF" "$work/spark/cvpdf"
	echo 'SparkSession = None' >"$work/spark/pyspark/sql.py"
	cp docs/scale/spark.py "$work/spark/"
	(cd "$work/spark" && python3 - >status) <<'END'
import spark
lines = ['{"cv": {"name": "Person %d"}}' % i for i in range(5)]
print(*spark.renderer(".")(7, iter(lines)))
END
	check "Spark: a partition ends well" grep -qx "('./part-00007.tar', 0)" "$work/spark/status"
	check "Spark: its archive has all" test "$(tar -tf "$work/spark/part-00007.tar" | wc -l)" -eq 5
	if python3 -c 'import yaml' 2>/dev/null; then
		check "Kubernetes' file is YAML" python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' docs/scale/kubernetes.yaml
	fi
fi
if command -v parallel >/dev/null 2>&1; then
	export HOME="$work"
	sh docs/scale/parallel.sh "$work/people" "$work/parallel" 2>"$work/log"
	check "GNU parallel: files" diff -r "$work/ref" "$work/parallel"
	i=0
	while [ $i -lt 450 ]; do
		i=$((i + 1))
		echo "{\"cv\": {\"name\": \"Person $i\", \"sections\": {\"notes\": [\"A line.\"]}}}"
	done >"$work/lines.json"
	sh docs/scale/parallel.sh "$work/lines.json" "$work/tars" 2>"$work/log"
	check "GNU parallel: a stream" test "$(for t in "$work"/tars/*.tar; do tar -tf "$t"; done | wc -l)" -eq 450
	check "in three parts" test "$(find "$work/tars" -name '*.tar' | wc -l)" -eq 3
else
	ok "GNU parallel # SKIP it is not installed"
fi
tap_done
