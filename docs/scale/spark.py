"""CVs through Spark's pipe:  spark-submit --files cvpdf spark.py LINES OUT

LINES is JSON lines, a CV each, on any file system that Spark reads. Each partition is one cvpdf; what comes back is its
tar, one for each partition, written by the executor that made it.
"""

import subprocess
import sys

from pyspark.sql import SparkSession


def renderer(folder):
    def render(index, lines):
        path = f"{folder}/part-{index:05d}.tar"
        command = ["./cvpdf", "--stream", "-", "-o", f"tar:{path}", "-j1", "-q"]
        with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as process:
            for line in lines:
                process.stdin.write(line + "\n")
            process.stdin.close()
            yield path, process.wait()

    return render


if __name__ == "__main__":
    spark = SparkSession.builder.appName("cvpdf").getOrCreate()
    render = renderer(sys.argv[2])
    parts = spark.sparkContext.textFile(sys.argv[1]).mapPartitionsWithIndex(render).collect()
    failed = [path for path, status in parts if status]
    print(f"{len(parts)} archives, {len(failed)} with failures: {failed}")
    sys.exit(bool(failed))
